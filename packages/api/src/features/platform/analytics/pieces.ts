import { Prisma } from "@voxcalls/db";
import { addDays, addMonths, firstOfMonth, splitStretch, type Stretch } from "../../billing/calendar-spans";

/** Sums by day or by month that make up a stretch; those that are less are taken away. */
interface Piece extends Stretch {
  readonly span: "day" | "month";
  readonly sign: 1 | -1;
}

/**
 * The sums that a stretch is made of, as few as can be: whole months, and of a month in part its days, or the whole of it less its other
 * days. A year is twelve or thirteen months and at most thirty days.
 */
export function piecesOf(stretch: Stretch): Piece[] {
  const { head, months, tail } = splitStretch(stretch);
  const pieces: Piece[] = [{ span: "month", sign: 1, ...months }];
  const endOfHead = addMonths(firstOfMonth(head.from), 1);
  const isToMonthsEnd = head.until === endOfHead;
  pieces.push(...partOf(head, isToMonthsEnd ? { from: firstOfMonth(head.from), until: head.from } : null));
  pieces.push(...partOf(tail, { from: tail.until, until: addMonths(tail.from, 1) }));
  return pieces.filter(({ from, until }) => from < until);
}

/** Days of a month, or the month less the rest of it, when that is shorter. */
function partOf(part: Stretch, rest: Stretch | null): Piece[] {
  if (part.from >= part.until) return [];
  if (rest === null || daysOf(part) <= daysOf(rest)) return [{ span: "day", sign: 1, ...part }];
  const month = firstOfMonth(part.from);
  return [
    { span: "month", sign: 1, from: month, until: addDays(month, 1) },
    { span: "day", sign: -1, ...rest },
  ];
}

function daysOf({ from, until }: Stretch): number {
  return (Date.parse(until) - Date.parse(from)) / (24 * 60 * 60 * 1000);
}

/** Which rows of a table `s` with `span` and `start` the pieces are. */
export function rowsIn(pieces: readonly Piece[]): Prisma.Sql {
  if (pieces.length === 0) return Prisma.sql`false`;
  return Prisma.sql`(${Prisma.join(pieces.map(rowsOf), " or ")})`;
}

/** How each of these rows counts, for use within a statement. */
export function signIn(pieces: readonly Piece[]): Prisma.Sql {
  const less = pieces.filter(({ sign }) => sign === -1);
  return less.length === 0 ? Prisma.sql`1` : Prisma.sql`case when ${rowsIn(less)} then -1 else 1 end`;
}

function rowsOf({ span, from, until }: Piece): Prisma.Sql {
  return Prisma.sql`s.span = ${span} and s.start >= ${from}::date and s.start < ${until}::date`;
}
