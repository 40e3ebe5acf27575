import { z } from "zod";
import { NameText } from "../../../kernel/fields";
import { PageInput, pageOf } from "../../../kernel/page";

export const ListAccountsInput = z.strictObject(PageInput.shape);

export const AccountIdInput = z.strictObject({ id: z.uuid("Send the id of a super admin.") });

export const CreateAccountInput = z.strictObject({
  name: NameText("Write a name."),
  email: z
    .string()
    .trim()
    .max(255, "An e-mail address has at most 255 characters.")
    .pipe(z.email("Write an e-mail address, like name@example.com."))
    .transform((text) => text.toLowerCase()),
});

export const AccountView = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  status: z.enum(["active", "suspended"]),
  hasPassword: z.boolean().describe("False until the mailed link was followed."),
  hasSecondFactor: z.boolean(),
  lastLoginAt: z.date().nullable(),
  createdAt: z.date(),
});

export const AccountPage = pageOf(AccountView);

export type ListAccountsInput = z.infer<typeof ListAccountsInput>;
export type CreateAccountInput = z.infer<typeof CreateAccountInput>;
export type AccountView = z.infer<typeof AccountView>;
