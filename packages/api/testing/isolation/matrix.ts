import { columns } from "./attacks";
import type { Proof } from "./walk";

/** The matrix as people read it: a line for each procedure, the statuses that each kind of stranger was answered with. */
export function matrix({ rows, holes, tries }: Proof): string {
  const name = Math.max(...rows.map(({ walked: { name: one } }) => one.length));
  const head = [" ".repeat(name), "who may".padEnd(11), ...columns.map((column) => column.padEnd(12))].join(" ");
  const lines = rows.map(({ walked: { name: procedure }, who, cells }) => {
    const statuses = columns.map((column) => {
      const cell = [...new Set(cells.get(column))].join("/") || "·";
      const isHole = holes.some((hole) => hole.procedure === procedure && hole.column === column);
      return `${isHole ? "!" : ""}${cell}`.padEnd(12);
    });
    return [procedure.padEnd(name), who.padEnd(11), ...statuses].join(" ").trimEnd();
  });
  const told = holes.map(({ procedure, column, said }) => `HOLE ${procedure} × ${column}: ${said}`);
  return [head, ...lines, "", `${tries} tries`, ...told, `${holes.length} holes`].join("\n");
}
