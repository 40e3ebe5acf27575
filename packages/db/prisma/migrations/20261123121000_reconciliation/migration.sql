-- CreateEnum
CREATE TYPE "reconciliation_state" AS ENUM ('running', 'done', 'failed');

-- CreateEnum
CREATE TYPE "difference_kind" AS ENUM ('missing_here', 'missing_there', 'other_duration', 'other_cost');

-- CreateEnum
CREATE TYPE "difference_state" AS ENUM ('open', 'resolved', 'ignored');

-- CreateTable
CREATE TABLE "reconciliation_runs" (
    "id" UUID NOT NULL,
    "state" "reconciliation_state" NOT NULL DEFAULT 'running',
    "started_by" VARCHAR(255) NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "next_day" DATE NOT NULL,
    "found" INTEGER NOT NULL DEFAULT 0,
    "settled" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "reconciliation_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reconciliation_days" (
    "day" DATE NOT NULL,
    "run_id" UUID NOT NULL,
    "calls_theirs" INTEGER NOT NULL,
    "calls_ours" INTEGER NOT NULL,
    "found" INTEGER NOT NULL,
    "unchecked" INTEGER NOT NULL,
    "compared_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reconciliation_days_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "reconciliation_items" (
    "id" UUID NOT NULL,
    "retell_call_id" VARCHAR(255) NOT NULL,
    "kind" "difference_kind" NOT NULL,
    "state" "difference_state" NOT NULL DEFAULT 'open',
    "day" DATE NOT NULL,
    "owner_id" UUID,
    "call_id" UUID,
    "ours" JSONB,
    "theirs" JSONB,
    "reason" TEXT NOT NULL,
    "done" TEXT,
    "run_id" UUID NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "reconciliation_items_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reconciliation_runs_started_at_idx" ON "reconciliation_runs"("started_at" DESC);

-- CreateIndex
CREATE INDEX "reconciliation_items_state_found_at_id_idx" ON "reconciliation_items"("state", "found_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "reconciliation_items_found_at_id_idx" ON "reconciliation_items"("found_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "reconciliation_items_day_state_idx" ON "reconciliation_items"("day", "state");

-- CreateIndex
CREATE UNIQUE INDEX "reconciliation_items_retell_call_id_kind_key" ON "reconciliation_items"("retell_call_id", "kind");


-- One run at a time.
CREATE UNIQUE INDEX "reconciliation_runs_one_running" ON "reconciliation_runs"("state") WHERE "state" = 'running';

GRANT SELECT, INSERT, UPDATE ON "reconciliation_runs", "reconciliation_days", "reconciliation_items" TO voxcalls_platform;
