import { models } from "@voxcalls/api/catalogue/flows";
import { Button } from "@voxcalls/ui/button";
import { Plus } from "lucide-react";
import { FoundField, type Found } from "~/features/tools/found-field";
import { errorsUnder } from "~/trpc/field-errors";
import type { GroupProps } from "./group-props";
import { SelectSetting } from "./select-setting";

/** What is looked for in a conversation when it is over. */
export function AfterGroup({ draft, onChange, errors }: GroupProps) {
  const fields = draft.postCallAnalysisData ?? [];
  const set = (next: Found[]) => onChange({ postCallAnalysisData: next.length > 0 ? next : null });
  return (
    <>
      <p className="text-compact text-muted-foreground">
        A summary, the caller’s mood and whether the call succeeded are always told. Add what else you want to know of
        every call.
      </p>
      {fields.map((field, index) => (
        <FoundField
          key={index}
          label={`Question ${index + 1}`}
          field={field}
          errors={errorsUnder(errors, `postCallAnalysisData.${index}`)}
          onChange={(next) => set(fields.map((one, at) => (at === index ? next : one)))}
          onRemove={() => set(fields.filter((_, at) => at !== index))}
        />
      ))}
      <Button
        size="sm"
        className="self-start"
        onClick={() => set([...fields, { type: "string", name: "", description: "" }])}
      >
        <Plus />
        Question
      </Button>
      <SelectSetting
        label="Model that looks"
        error={errors["postCallAnalysisModel"]}
        value={draft.postCallAnalysisModel}
        onChange={(postCallAnalysisModel) => onChange({ postCallAnalysisModel })}
        unset="Provider’s own"
        options={models.map(({ id, name, about }) => ({ value: id, label: name, description: about }))}
      />
    </>
  );
}
