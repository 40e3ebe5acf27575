import { Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { accountPath } from "./account-path";
import { notFound } from "./errors";
import { countries, inventory, type InventoryNumber } from "./inventory";
import { pagingFields } from "./page";
import { formBoolean, readQuery } from "./read-request";

const opt = z.exactOptional;
const text = opt(z.string());
const flag = opt(formBoolean);

const SearchQuery = z.strictObject({
  ...pagingFields,
  AreaCode: text,
  Contains: text,
  InRegion: text,
  InLocality: text,
  InPostalCode: text,
  InLata: text,
  SmsEnabled: flag,
  MmsEnabled: flag,
  VoiceEnabled: flag,
  FaxEnabled: flag,
  ExcludeAllAddressRequired: flag,
  ExcludeLocalAddressRequired: flag,
  ExcludeForeignAddressRequired: flag,
  Beta: flag,
  NearNumber: text,
  NearLatLong: text,
  Distance: text,
  InRateCenter: text,
});
type Search = z.infer<typeof SearchQuery>;

const kinds: Readonly<Record<string, InventoryNumber["type"]>> = {
  Local: "local",
  Mobile: "mobile",
  TollFree: "toll-free",
};

/** Numbers that can be bought. The list has no pages: it ends after `PageSize` numbers, as Twilio's does. */
export function availableNumberRoutes(sandbox: SandboxContext): Hono {
  const base = `${accountPath(sandbox)}/AvailablePhoneNumbers`;
  return new Hono().get(`${base}/:country/:kind`, (c) => {
    const country = c.req.param("country");
    const kindName = c.req.param("kind").replace(/\.json$/, "");
    const kind = kinds[kindName];
    const uri = `${base}/${country}/${kindName}.json`;
    if (!kind || !countries[country]) throw notFound(uri);
    const search = readQuery(c, SearchQuery);
    const sold = new Set(sandbox.store.all("twilio_numbers").map((number) => number.phone_number));
    const found = inventory(country, kind).filter((number) => !sold.has(number.phoneNumber) && fits(number, search));
    const limit = search.PageSize ?? 30;
    return c.json({ available_phone_numbers: found.slice(0, limit).map(view), uri });
  });
}

/** Filters on distance and rate centre are accepted and not looked at. */
function fits(number: InventoryNumber, search: Search): boolean {
  return (
    (search.AreaCode === undefined || number.areaCode === search.AreaCode) &&
    (search.Contains === undefined || containsPattern(search.Contains).test(number.phoneNumber)) &&
    (search.InRegion === undefined || number.region === search.InRegion) &&
    (search.InLocality === undefined || number.locality.toLowerCase() === search.InLocality.toLowerCase()) &&
    (search.InPostalCode === undefined || number.postalCode === search.InPostalCode) &&
    (search.InLata === undefined || number.lata === search.InLata) &&
    search.FaxEnabled !== true
  );
}

/** `*` stands for one digit; letters stand for the digit on whose key they are. */
function containsPattern(pattern: string): RegExp {
  const keys = "22233344455566677778889999";
  const digits = pattern.toLowerCase().replace(/[a-z]/g, (letter) => keys[letter.charCodeAt(0) - 97] ?? "");
  return new RegExp(digits.replace(/[^\d*]/g, "").replaceAll("*", "\\d"));
}

function view(number: InventoryNumber) {
  return {
    friendly_name: number.phoneNumber.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, "($1) $2-$3"),
    phone_number: number.phoneNumber,
    lata: number.lata || null,
    locality: number.locality || null,
    rate_center: number.locality.toUpperCase() || null,
    latitude: number.latitude || null,
    longitude: number.longitude || null,
    region: number.region || null,
    postal_code: number.postalCode || null,
    iso_country: number.country,
    address_requirements: "none",
    beta: false,
    capabilities: { voice: true, sms: number.type !== "toll-free", mms: number.type === "local" },
  };
}
