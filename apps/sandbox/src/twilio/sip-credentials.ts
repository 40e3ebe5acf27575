import { Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { newTwilioSid } from "../ids";
import { accountPath, rfc2822 } from "./account-path";
import { notFound, TwilioError } from "./errors";
import { page2010 } from "./page";
import { readForm } from "./read-request";
import type { StoredCredential, StoredCredentialList } from "./stored";

const ListForm = z.strictObject({ FriendlyName: z.string().min(1).max(64) });
const password = z
  .string()
  .min(12)
  .regex(/\d/, { error: "needs a digit" })
  .regex(/[a-z]/, { error: "needs a lower-case letter" })
  .regex(/[A-Z]/, { error: "needs an upper-case letter" });
const CredentialForm = z.strictObject({ Username: z.string().min(1).max(32), Password: password });
const PasswordForm = z.strictObject({ Password: password });

/** `SIP/CredentialLists` and the credentials in them. A password never comes back. */
export function sipCredentialRoutes(sandbox: SandboxContext): Hono {
  const { store, now, credentials } = sandbox;
  const base = `${accountPath(sandbox)}/SIP/CredentialLists`;
  const common = (item: { sid: string; created_at: number; updated_at: number }) => ({
    sid: item.sid,
    account_sid: credentials.twilioSid,
    date_created: rfc2822(item.created_at),
    date_updated: rfc2822(item.updated_at),
  });
  const listView = (list: StoredCredentialList) => ({
    ...common(list),
    friendly_name: list.friendly_name,
    subresource_uris: { credentials: `${base}/${list.sid}/Credentials.json` },
    uri: `${base}/${list.sid}.json`,
  });
  const credentialView = (credential: StoredCredential) => ({
    ...common(credential),
    credential_list_sid: credential.credential_list_sid,
    username: credential.username,
    uri: `${base}/${credential.credential_list_sid}/Credentials/${credential.sid}.json`,
  });
  const findList = (file: string): StoredCredentialList => {
    const list = store.get("twilio_credential_lists", file.replace(/\.json$/, ""));
    if (!list) throw notFound(`${base}/${file}`);
    return list;
  };
  const inList = (sid: string) => store.all("twilio_credentials").filter((c) => c.credential_list_sid === sid);
  const findCredential = (listSid: string, file: string): StoredCredential => {
    const credential = inList(findList(listSid).sid).find((c) => c.sid === file.replace(/\.json$/, ""));
    if (!credential) throw notFound(`${base}/${listSid}/Credentials/${file}`);
    return credential;
  };
  const dates = () => ({ created_at: now(), updated_at: now() });

  return new Hono()
    .get(`${base}.json`, (c) =>
      c.json(page2010(c, `${base}.json`, "credential_lists", store.all("twilio_credential_lists").map(listView))),
    )
    .post(`${base}.json`, async (c) => {
      const form = await readForm(c, ListForm);
      const list = { sid: newTwilioSid("CL"), friendly_name: form.FriendlyName, ...dates() };
      store.put("twilio_credential_lists", list.sid, list);
      return c.json(listView(list), 201);
    })
    .get(`${base}/:list/Credentials.json`, (c) => {
      const { sid } = findList(c.req.param("list"));
      return c.json(page2010(c, `${base}/${sid}/Credentials.json`, "credentials", inList(sid).map(credentialView)));
    })
    .post(`${base}/:list/Credentials.json`, async (c) => {
      const { sid } = findList(c.req.param("list"));
      const { Username: username, Password } = await readForm(c, CredentialForm);
      if (inList(sid).some((credential) => credential.username === username)) {
        throw new TwilioError(400, 21237, `Username ${username} already exists in this list`);
      }
      const credential = {
        sid: newTwilioSid("CR"),
        credential_list_sid: sid,
        username,
        password: Password,
        ...dates(),
      };
      store.put("twilio_credentials", credential.sid, credential);
      return c.json(credentialView(credential), 201);
    })
    .get(`${base}/:list/Credentials/:file`, (c) =>
      c.json(credentialView(findCredential(c.req.param("list"), c.req.param("file")))),
    )
    .post(`${base}/:list/Credentials/:file`, async (c) => {
      const before = findCredential(c.req.param("list"), c.req.param("file"));
      const { Password } = await readForm(c, PasswordForm);
      const after = { ...before, password: Password, updated_at: now() };
      store.put("twilio_credentials", after.sid, after);
      return c.json(credentialView(after));
    })
    .delete(`${base}/:list/Credentials/:file`, (c) => {
      store.remove("twilio_credentials", findCredential(c.req.param("list"), c.req.param("file")).sid);
      return c.body(null, 204);
    })
    .get(`${base}/:file`, (c) => c.json(listView(findList(c.req.param("file")))))
    .post(`${base}/:file`, async (c) => {
      const before = findList(c.req.param("file"));
      const form = await readForm(c, ListForm);
      const after = { ...before, friendly_name: form.FriendlyName, updated_at: now() };
      store.put("twilio_credential_lists", after.sid, after);
      return c.json(listView(after));
    })
    .delete(`${base}/:file`, (c) => {
      const { sid } = findList(c.req.param("file"));
      if (store.all("twilio_trunks").some((trunk) => trunk.credential_list_sids.includes(sid))) {
        throw new TwilioError(400, 21239, "The credential list is in use by a trunk");
      }
      for (const credential of inList(sid)) store.remove("twilio_credentials", credential.sid);
      store.remove("twilio_credential_lists", sid);
      return c.body(null, 204);
    });
}
