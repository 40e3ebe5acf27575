import { z } from "zod";

const PATTERN = /^[A-Za-z0-9_+-]{1,128}$/;

/** An id as the providers make them. Anything else (`<script>`, a path, a blank) is refused before it reaches a table or a URL. */
export const providerId = z.string().regex(PATTERN, "not a provider's id");

/** The value if it is an id, else undefined. */
export function providerIdOrUndefined(value: unknown): string | undefined {
  return typeof value === "string" && PATTERN.test(value) ? value : undefined;
}
