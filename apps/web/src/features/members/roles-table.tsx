import { may, type Permission } from "@voxcalls/api/permissions";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@voxcalls/ui/table";
import { Check } from "lucide-react";
import { roleSentences, roleWords } from "./member-words";
import { ownOnly, permissionGroups } from "./role-words";

const roles = ["user", "admin"] as const;

/** The permission table that the server asks, for people. */
export function RolesTable() {
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        {roles.map((role) => (
          <div key={role}>
            <dt className="font-medium">{roleWords[role]}</dt>
            <dd className="text-compact text-muted-foreground">{roleSentences[role]}</dd>
          </div>
        ))}
      </dl>
      <Table label="What each role may do">
        <TableHeader>
          <TableRow>
            <TableHead>Act</TableHead>
            {roles.map((role) => (
              <TableHead key={role} className="w-32 max-sm:w-20">
                {roleWords[role]}
              </TableHead>
            ))}
          </TableRow>
        </TableHeader>
        {permissionGroups.map(({ heading, permissions }) => (
          <TableBody key={heading}>
            <TableRow>
              <TableHead scope="colgroup" colSpan={3} className="bg-muted text-foreground">
                {heading}
              </TableHead>
            </TableRow>
            {Object.entries(permissions).map(([permission, words]) => (
              <TableRow key={permission}>
                <TableCell>{words}</TableCell>
                {roles.map((role) => (
                  <TableCell key={role}>
                    <Answer role={role} permission={permission as Permission} />
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        ))}
      </Table>
    </div>
  );
}

function Answer({ role, permission }: { role: (typeof roles)[number]; permission: Permission }) {
  if (!may(role, permission)) return <span className="text-muted-foreground">No</span>;
  return (
    <span className="inline-flex items-center gap-1.5">
      <Check aria-hidden className="size-4 text-brand" />
      {role === "user" && ownOnly.has(permission) ? "Own" : "Yes"}
    </span>
  );
}
