import { Button } from "@voxcalls/ui/button";
import { Dialog, DialogContent } from "@voxcalls/ui/dialog";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";

/** The link of an invitation, to be copied by hand. */
export function ShownLink({ url, email, onClose }: { url: string; email: string; onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title="The link of the invitation"
        description={`Whoever has it can join as ${email}. It opens once.`}
        footer={
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        }
      >
        <Field label="Link">
          <Input readOnly value={url} onFocus={(event) => event.target.select()} />
        </Field>
      </DialogContent>
    </Dialog>
  );
}
