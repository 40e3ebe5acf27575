import { Field } from "@voxcalls/ui/field";
import { ChoiceList } from "~/features/flows/inspector/choice-list";
import { NumberField } from "~/features/flows/inspector/number-field";
import { errorAt } from "~/trpc/field-errors";
import type { AgentDraft } from "../agent-draft";
import type { GroupProps } from "./group-props";
import { SelectSetting } from "./select-setting";

type Category = NonNullable<AgentDraft["piiConfig"]>["categories"][number];

const categories: readonly { id: Category; name: string }[] = [
  { id: "person_name", name: "Names of people" },
  { id: "address", name: "Addresses" },
  { id: "email", name: "E-mail addresses" },
  { id: "phone_number", name: "Telephone numbers" },
  { id: "date_of_birth", name: "Dates of birth" },
  { id: "ssn", name: "Social security numbers" },
  { id: "passport", name: "Passport numbers" },
  { id: "driver_license", name: "Driving licences" },
  { id: "credit_card", name: "Credit cards" },
  { id: "bank_account", name: "Bank accounts" },
  { id: "password", name: "Passwords" },
  { id: "pin", name: "PINs" },
  { id: "medical_id", name: "Medical ids" },
  { id: "customer_account_number", name: "Customer numbers" },
];

/** What is kept of a call. */
export function PrivacyGroup({ draft, onChange, errors }: GroupProps) {
  const chosen = draft.piiConfig?.categories ?? [];
  return (
    <>
      <SelectSetting
        label="What the provider keeps"
        help="Recordings and transcripts are fetched from there, so what it does not keep cannot be shown here."
        error={errors["dataStorageSetting"]}
        value={draft.dataStorageSetting}
        onChange={(dataStorageSetting) => onChange({ dataStorageSetting })}
        unset="Provider’s own (everything)"
        options={[
          { value: "everything", label: "Everything" },
          { value: "everything_except_pii", label: "Everything except personal data" },
          {
            value: "basic_attributes_only",
            label: "Only that there was a call",
            description: "No words, no recording.",
          },
        ]}
      />
      <NumberField
        label="Kept for"
        help="After that the provider deletes it. Empty: for as long as the provider keeps things."
        error={errors["dataStorageRetentionDays"]}
        unit="days"
        unset="Provider’s own"
        min={1}
        max={730}
        value={draft.dataStorageRetentionDays}
        onChange={(days) => onChange({ dataStorageRetentionDays: days ?? null })}
      />
      <Field
        label="Personal data that is blacked out after the call"
        help="Found by a model, so it may miss some."
        error={errorAt(errors, "piiConfig")}
      >
        <div className="grid sm:[&_ul]:grid sm:[&_ul]:grid-cols-2 sm:[&_ul]:gap-x-4">
          <ChoiceList
            label="Personal data"
            choices={categories}
            chosen={chosen}
            none=""
            onChange={(ids) => {
              const kept = categories.map(({ id }) => id).filter((id) => ids.includes(id));
              onChange({ piiConfig: kept.length > 0 ? { mode: "post_call", categories: kept } : null });
            }}
          />
        </div>
      </Field>
    </>
  );
}
