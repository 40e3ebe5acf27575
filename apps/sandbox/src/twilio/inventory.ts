/** A number that Twilio could sell. */
export interface InventoryNumber {
  phoneNumber: string;
  type: "local" | "mobile" | "toll-free";
  country: string;
  areaCode: string;
  locality: string;
  region: string;
  lata: string;
  postalCode: string;
  latitude: string;
  longitude: string;
}

type Place = [
  areaCode: string,
  locality: string,
  region: string,
  lata: string,
  postal: string,
  lat: string,
  lon: string,
];

const unitedStates: Place[] = [
  ["212", "New York", "NY", "132", "10001", "40.714270", "-74.005970"],
  ["213", "Los Angeles", "CA", "730", "90012", "34.052230", "-118.243680"],
  ["305", "Miami", "FL", "460", "33101", "25.774270", "-80.193660"],
  ["312", "Chicago", "IL", "358", "60601", "41.850030", "-87.650050"],
  ["415", "San Francisco", "CA", "722", "94103", "37.774930", "-122.419420"],
  ["503", "Portland", "OR", "672", "97201", "45.523450", "-122.676210"],
  ["512", "Austin", "TX", "558", "73301", "30.267150", "-97.743060"],
  ["602", "Phoenix", "AZ", "666", "85001", "33.448380", "-112.074040"],
  ["617", "Boston", "MA", "128", "02108", "42.358430", "-71.059770"],
  ["628", "San Francisco", "CA", "722", "94103", "37.774930", "-122.419420"],
  ["702", "Las Vegas", "NV", "721", "89101", "36.174970", "-115.137220"],
  ["720", "Denver", "CO", "656", "80202", "39.739150", "-104.984700"],
  ["917", "New York", "NY", "132", "10001", "40.714270", "-74.005970"],
];
const canada: Place[] = [
  ["416", "Toronto", "ON", "888", "M5H", "43.700110", "-79.416300"],
  ["604", "Vancouver", "BC", "888", "V5K", "49.249660", "-123.119340"],
];

const twoDigits = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, "0"));

/** 555-01xx is kept free for fiction, so no number of this world rings anywhere. */
function northAmerican(country: string, type: InventoryNumber["type"], places: Place[]): InventoryNumber[] {
  return places.flatMap(([areaCode, locality, region, lata, postalCode, latitude, longitude]) =>
    twoDigits.map((xx) => ({
      phoneNumber: `+1${areaCode}55501${xx}`,
      ...{ type, country, areaCode, locality, region, lata, postalCode, latitude, longitude },
    })),
  );
}

function british(type: InventoryNumber["type"], prefix: string, areaCode: string, locality: string): InventoryNumber[] {
  return twoDigits.map((xx) => ({
    phoneNumber: `${prefix}${xx}`,
    ...{ type, country: "GB", areaCode, locality, region: "", lata: "", postalCode: "" },
    ...{ latitude: "51.508530", longitude: "-0.125740" },
  }));
}

const everything: InventoryNumber[] = [
  ...northAmerican("US", "local", unitedStates),
  ...northAmerican("US", "toll-free", [
    ["833", "", "", "", "", "", ""],
    ["888", "", "", "", "", "", ""],
  ]),
  ...northAmerican("CA", "local", canada),
  // Ofcom's ranges for drama.
  ...british("local", "+4420794609", "20", "London"),
  ...british("mobile", "+4477009001", "7700", ""),
];

const byNumber = new Map(everything.map((number) => [number.phoneNumber, number]));

/** All numbers of a country and kind, sold or not. */
export function inventory(country: string, type: InventoryNumber["type"]): InventoryNumber[] {
  return everything.filter((number) => number.country === country && number.type === type);
}

export function inInventory(phoneNumber: string): InventoryNumber | undefined {
  return byNumber.get(phoneNumber);
}

/** Countries in which numbers are sold, with their names. */
export const countries: Readonly<Record<string, string>> = {
  US: "United States",
  CA: "Canada",
  GB: "United Kingdom",
};
