import { z } from "zod";
import { UpstreamError } from "../errors";
import { providerId } from "../provider-id";
import type { Run } from "../transport/run-operation";

/** A text that Twilio may leave out, send as null or as an empty string: all mean "none". */
export const text = z
  .string()
  .nullish()
  .transform((value) => value || undefined);

/** A SID that may be missing. */
export const sid = z
  .union([providerId, z.literal("")])
  .nullish()
  .transform((value) => value || undefined);

export const done = z.unknown().transform(() => undefined);

/** One page as the SDK holds it. */
interface SdkPage {
  instances: unknown[];
  nextPageUrl?: string | undefined;
  nextPage(): Promise<SdkPage> | undefined;
}

const sdkPage = z.custom<SdkPage>((value) => typeof value === "object" && value !== null && "instances" in value);

/** 20 pages of up to 1,000: more numbers than one trunk carries. */
const MOST_PAGES = 20;

/**
 * Reads a list to its end, each page an operation of its own with its own time and retries. Items that cannot be read are left out.
 * @throws UpstreamError also when the list does not end
 */
export async function everyPage<T>(
  run: Run,
  name: string,
  item: z.ZodType<T>,
  firstPage: () => Promise<SdkPage>,
): Promise<T[]> {
  const items: T[] = [];
  let send: () => Promise<SdkPage | undefined> = firstPage;
  for (let read = 0; read < MOST_PAGES; read++) {
    const page = await run({ name, act: "read" }, sdkPage, send);
    for (const instance of page.instances) {
      const parsed = item.safeParse(instance);
      if (parsed.success) items.push(parsed.data);
    }
    if (!page.nextPageUrl) return items;
    send = async () => page.nextPage();
  }
  throw new UpstreamError({
    service: "twilio",
    operation: name,
    kind: "bad_response",
    outcome: "refused",
    retryable: false,
    detail: `more than ${MOST_PAGES} pages`,
  });
}
