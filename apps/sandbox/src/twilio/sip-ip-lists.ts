import { Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { newTwilioSid } from "../ids";
import { accountPath, rfc2822 } from "./account-path";
import { notFound } from "./errors";
import { page2010 } from "./page";
import { readForm } from "./read-request";
import type { StoredIpAccessList, StoredIpAddress } from "./stored";

const ListForm = z.strictObject({ FriendlyName: z.string().min(1).max(255) });
const AddressForm = z.strictObject({
  FriendlyName: z.string().min(1).max(255),
  IpAddress: z.ipv4(),
  CidrPrefixLength: z.coerce.number().int().min(0).max(32).default(32),
});

/** `SIP/IpAccessControlLists` and the addresses in them. */
export function sipIpListRoutes(sandbox: SandboxContext): Hono {
  const { store, now, credentials } = sandbox;
  const base = `${accountPath(sandbox)}/SIP/IpAccessControlLists`;
  const common = (item: StoredIpAccessList | StoredIpAddress) => ({
    sid: item.sid,
    account_sid: credentials.twilioSid,
    friendly_name: item.friendly_name,
    date_created: rfc2822(item.created_at),
    date_updated: rfc2822(item.updated_at),
  });
  const listView = (list: StoredIpAccessList) => ({
    ...common(list),
    subresource_uris: { ip_addresses: `${base}/${list.sid}/IpAddresses.json` },
    uri: `${base}/${list.sid}.json`,
  });
  const addressView = (address: StoredIpAddress) => ({
    ...common(address),
    ip_address: address.ip_address,
    cidr_prefix_length: address.cidr_prefix_length,
    ip_access_control_list_sid: address.ip_access_control_list_sid,
    uri: `${base}/${address.ip_access_control_list_sid}/IpAddresses/${address.sid}.json`,
  });
  const findList = (file: string): StoredIpAccessList => {
    const list = store.get("twilio_ip_lists", file.replace(/\.json$/, ""));
    if (!list) throw notFound(`${base}/${file}`);
    return list;
  };
  const inList = (sid: string) => store.all("twilio_ip_addresses").filter((a) => a.ip_access_control_list_sid === sid);
  const dates = () => ({ created_at: now(), updated_at: now() });

  return new Hono()
    .get(`${base}.json`, (c) =>
      c.json(page2010(c, `${base}.json`, "ip_access_control_lists", store.all("twilio_ip_lists").map(listView))),
    )
    .post(`${base}.json`, async (c) => {
      const form = await readForm(c, ListForm);
      const list = { sid: newTwilioSid("AL"), friendly_name: form.FriendlyName, ...dates() };
      store.put("twilio_ip_lists", list.sid, list);
      return c.json(listView(list), 201);
    })
    .get(`${base}/:list/IpAddresses.json`, (c) => {
      const { sid } = findList(c.req.param("list"));
      return c.json(page2010(c, `${base}/${sid}/IpAddresses.json`, "ip_addresses", inList(sid).map(addressView)));
    })
    .post(`${base}/:list/IpAddresses.json`, async (c) => {
      const { sid } = findList(c.req.param("list"));
      const form = await readForm(c, AddressForm);
      const address = {
        sid: newTwilioSid("IP"),
        ip_access_control_list_sid: sid,
        friendly_name: form.FriendlyName,
        ip_address: form.IpAddress,
        cidr_prefix_length: form.CidrPrefixLength,
        ...dates(),
      };
      store.put("twilio_ip_addresses", address.sid, address);
      return c.json(addressView(address), 201);
    })
    .delete(`${base}/:list/IpAddresses/:file`, (c) => {
      const { sid } = findList(c.req.param("list"));
      const file = c.req.param("file");
      const address = inList(sid).find((a) => a.sid === file.replace(/\.json$/, ""));
      if (!address) throw notFound(`${base}/${sid}/IpAddresses/${file}`);
      store.remove("twilio_ip_addresses", address.sid);
      return c.body(null, 204);
    })
    .get(`${base}/:file`, (c) => c.json(listView(findList(c.req.param("file")))))
    .delete(`${base}/:file`, (c) => {
      const { sid } = findList(c.req.param("file"));
      for (const address of inList(sid)) store.remove("twilio_ip_addresses", address.sid);
      store.remove("twilio_ip_lists", sid);
      return c.body(null, 204);
    });
}
