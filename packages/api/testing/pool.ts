import type { World } from "./harness";

let made = 0;

/** Puts numbers into the pool, connected at Retell as the product would have left them. */
export async function fillPool(world: World, count: number): Promise<{ id: string; phoneNumber: string }[]> {
  const numbers = Array.from({ length: count }, () => `+1415${String(2_000_000 + made++)}`);
  await Promise.all(
    numbers.map((phoneNumber) =>
      world.deps.retell.phoneNumbers.import({ phoneNumber, terminationUri: "voxcalls-test.pstn.twilio.com" }),
    ),
  );
  return await world.deps.db.platform.phoneNumber.createManyAndReturn({
    data: numbers.map((phoneNumber) => ({
      phoneNumber,
      countryCode: "US",
      status: "available" as const,
      retellPhoneId: phoneNumber,
      sipUsername: "voxcalls",
      sealedSipPassword: "v1:sealed",
      syncedRevision: 1,
    })),
    select: { id: true, phoneNumber: true },
  });
}
