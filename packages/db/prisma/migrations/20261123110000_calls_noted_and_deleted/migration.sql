-- AlterTable
ALTER TABLE "calls" ADD COLUMN     "cleared_at" TIMESTAMPTZ(3),
ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "notes" TEXT,
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- What is still to be cleared at the provider and in storage is looked for by the clock.
CREATE INDEX "calls_to_clear" ON "calls"("deleted_at") WHERE "deleted_at" IS NOT NULL AND "cleared_at" IS NULL;

-- Events of a kind that is not folded into calls are kept apart from them; a deleted call takes its own along.
CREATE INDEX "provider_events_about" ON "provider_events"((body #>> '{call,call_id}')) WHERE "retell_call_id" IS NULL;
