import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { signOutToInvitation } from "./actions";

interface SignOutFirstProps {
  readonly signedInAs: string;
  readonly invited: string;
  readonly token: string;
}

/** Said when somebody is signed in here already: an invitation is for one person. */
export function SignOutFirst({ signedInAs, invited, token }: SignOutFirstProps) {
  return (
    <div className="flex flex-col gap-4">
      <Callout tone="info">
        You are signed in as <strong className="font-medium break-all">{signedInAs}</strong>. This invitation is for{" "}
        <strong className="font-medium break-all">{invited}</strong>.
      </Callout>
      <form action={signOutToInvitation}>
        <input type="hidden" name="token" value={token} />
        <Button type="submit" variant="primary" size="lg" className="w-full">
          Sign out and go on
        </Button>
      </form>
    </div>
  );
}
