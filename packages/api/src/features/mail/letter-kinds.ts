import type { LetterKind } from "./letter";
import { accountRefused } from "./letters/account-refused";
import { batchHalted } from "./letters/batch-halted";
import { changeEmail } from "./letters/change-email";
import { emailChanged } from "./letters/email-changed";
import { invitation } from "./letters/invitation";
import { limitReached } from "./letters/limit-reached";
import { passwordChanged } from "./letters/password-changed";
import { resetPassword } from "./letters/reset-password";
import { sessionEnded } from "./letters/session-ended";
import { twoFactorChanged } from "./letters/two-factor-changed";
import { verifyEmail } from "./letters/verify-email";
import { webhookSwitchedOff } from "./letters/webhook-switched-off";

/** Every kind of mail there is. A new one is a file in letters/ and a line here. */
export const letterKinds = {
  invitation,
  verify_email: verifyEmail,
  reset_password: resetPassword,
  change_email: changeEmail,
  email_changed: emailChanged,
  password_changed: passwordChanged,
  two_factor_changed: twoFactorChanged,
  session_ended: sessionEnded,
  webhook_switched_off: webhookSwitchedOff,
  limit_reached: limitReached,
  batch_halted: batchHalted,
  account_refused: accountRefused,
} satisfies Record<string, LetterKind>;

export type MailKind = keyof typeof letterKinds;

export const mailKinds = Object.keys(letterKinds) as MailKind[];
