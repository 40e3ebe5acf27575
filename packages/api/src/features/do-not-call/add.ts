import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { TenantCtx } from "../../kernel/context";
import { invalid } from "../../kernel/errors";
import { labelOf, recordAudit } from "../audit/record";
import type { AddDoNotCallInput, AddedToDoNotCall } from "./schemas";

const most = 10_000;
const mostInAnswer = 100;

/** Puts numbers on the list of whom nobody of the tenant calls. What is no number is named and keeps no other from it. */
export async function addDoNotCall(ctx: TenantCtx, { numbers, source }: AddDoNotCallInput): Promise<AddedToDoNotCall> {
  const { good, refused } = read(numbers);
  if (good.size > most) throw invalid("numbers", "At most 10,000 numbers at a time.");
  const { actorLabel: addedByLabel } = labelOf(ctx.actor);
  const added = await ctx.db.tx(async (tx) => {
    const { count } = await tx.doNotCallNumber.createMany({
      data: [...good].map((phoneNumber) => ({ phoneNumber, source, addedByLabel })),
      skipDuplicates: true,
    });
    if (count === 0) return 0;
    const [first] = good;
    await recordAudit(tx, ctx, {
      action: "do_not_call.added",
      objectType: "do_not_call",
      after: { source, ...(good.size === 1 ? { phoneNumber: first } : { numbers: count }) },
    });
    return count;
  });
  return { added, known: good.size - added, refused: refused.slice(0, mostInAnswer), refusedCount: refused.length };
}

function read(text: string) {
  const good = new Set<string>();
  const refused: AddedToDoNotCall["refused"] = [];
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    for (const part of line.split(/[,;\t]/).map((one) => one.trim().replaceAll(/^['"]+|['"]+$/g, ""))) {
      if (part === "") continue;
      const parsed = parsePhoneNumberFromString(part);
      if (parsed?.isValid() === true) good.add(parsed.number);
      else
        refused.push({
          line: index + 1,
          text: part.slice(0, 100),
          message: "is not a telephone number with its country code",
        });
    }
  }
  return { good, refused };
}
