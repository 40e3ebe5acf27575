import { pageOf } from "../../kernel/page";
import { can, platform, rest, router } from "../../trpc";
import { claimNumber } from "./claim";
import { listAvailable } from "./list-available";
import { listNumbers } from "./list";
import { listMyNumbers } from "./mine";
import { allocateNumber } from "./pool/allocate";
import { buyNumber } from "./pool/buy";
import { numberHistory } from "./pool/history";
import { importNumber } from "./pool/import";
import { listPool } from "./pool/list";
import { listOwnedNumbers } from "./pool/list-owned";
import { reclaimNumber } from "./pool/reclaim";
import { retireNumber } from "./pool/retire";
import {
  AllocateNumberInput,
  BringInInput,
  ListPoolInput,
  NumberHistory,
  NumberHistoryInput,
  NumbersForSale,
  OwnedNumbers,
  PoolNumberView,
  ReclaimNumberInput,
  RetireNumberInput,
  SearchNumbersInput,
} from "./pool/schemas";
import { searchNumbers } from "./pool/search";
import { releaseNumber } from "./release";
import {
  AvailableNumberView,
  ClaimNumberInput,
  ListAvailableInput,
  ListNumbersInput,
  PhoneNumberView,
  ReleasedNumberView,
  ReleaseNumberInput,
  UpdateNumberInput,
} from "./schemas";
import { updateNumber } from "./update";

export const phoneNumbersRouter = router({
  list: can("phone-numbers:read")
    .meta(rest("GET", "/phone-numbers", "The organisation's numbers"))
    .input(ListNumbersInput)
    .output(pageOf(PhoneNumberView))
    .query(({ ctx, input }) => listNumbers(ctx, input)),
  available: can("phone-numbers:claim")
    .meta(rest("GET", "/phone-numbers/available", "Numbers of the pool that can be claimed"))
    .input(ListAvailableInput)
    .output(pageOf(AvailableNumberView))
    .query(({ ctx, input }) => listAvailable(ctx, input)),
  mine: can("phone-numbers:mine")
    .meta(rest("GET", "/phone-numbers/mine", "The numbers assigned to you"))
    .input(ListNumbersInput)
    .output(pageOf(PhoneNumberView))
    .query(({ ctx, input }) => listMyNumbers(ctx, input)),
  claim: can("phone-numbers:claim")
    .meta(rest("POST", "/phone-numbers/claim", "Take a number out of the pool"))
    .input(ClaimNumberInput)
    .output(PhoneNumberView)
    .mutation(({ ctx, input }) => claimNumber(ctx, input)),
  release: can("phone-numbers:release")
    .meta(rest("POST", "/phone-numbers/release", "Give a number back; it rests seven days before others can claim it"))
    .input(ReleaseNumberInput)
    .output(ReleasedNumberView)
    .mutation(({ ctx, input }) => releaseNumber(ctx, input)),
  update: can("phone-numbers:bind")
    .meta(rest("PATCH", "/phone-numbers/{id}", "Bind a number to an agent and a member, or name it"))
    .input(UpdateNumberInput)
    .output(PhoneNumberView)
    .mutation(({ ctx, input }) => updateNumber(ctx, input)),
});

export const poolRouter = router({
  list: platform("platform:read")
    .meta(rest("GET", "/admin/phone-numbers", "Every number of the platform"))
    .input(ListPoolInput)
    .output(pageOf(PoolNumberView))
    .query(({ ctx, input }) => listPool(ctx, input)),
  search: platform("platform:pool")
    .meta(rest("GET", "/admin/phone-numbers/search", "Numbers that Twilio sells at this moment"))
    .input(SearchNumbersInput)
    .output(NumbersForSale)
    .query(({ ctx, input }) => searchNumbers(ctx, input)),
  owned: platform("platform:pool")
    .output(OwnedNumbers)
    .query(({ ctx }) => listOwnedNumbers(ctx)),
  buy: platform("platform:pool")
    .meta(rest("POST", "/admin/phone-numbers/buy", "Buy a number and bring it into the pool", { status: 201 }))
    .input(BringInInput)
    .output(PoolNumberView)
    .mutation(({ ctx, input }) => buyNumber(ctx, input)),
  import: platform("platform:pool")
    .meta(
      rest("POST", "/admin/phone-numbers/import", "Bring a number of the Twilio account into the pool", {
        status: 201,
      }),
    )
    .input(BringInInput)
    .output(PoolNumberView)
    .mutation(({ ctx, input }) => importNumber(ctx, input)),
  allocate: platform("platform:pool")
    .meta(rest("POST", "/admin/phone-numbers/allocate", "Give an available number to an organisation"))
    .input(AllocateNumberInput)
    .output(PoolNumberView)
    .mutation(({ ctx, input }) => allocateNumber(ctx, input)),
  reclaim: platform("platform:pool")
    .meta(rest("POST", "/admin/phone-numbers/reclaim", "Take a number back from its organisation; it rests first"))
    .input(ReclaimNumberInput)
    .output(PoolNumberView)
    .mutation(({ ctx, input }) => reclaimNumber(ctx, input)),
  history: platform("platform:read")
    .meta(rest("GET", "/admin/phone-numbers/{id}/history", "Who held a number when"))
    .input(NumberHistoryInput)
    .output(NumberHistory)
    .query(({ ctx, input }) => numberHistory(ctx, input)),
  retire: platform("platform:pool")
    .meta(
      rest("DELETE", "/admin/phone-numbers/{id}", "Give a number of the pool up, at Retell and Twilio", {
        respond: "empty",
      }),
    )
    .input(RetireNumberInput)
    .mutation(({ ctx, input }) => retireNumber(ctx, input)),
});
