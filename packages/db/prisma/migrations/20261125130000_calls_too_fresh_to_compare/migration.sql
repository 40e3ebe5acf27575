-- AlterTable
ALTER TABLE "reconciliation_days" ADD COLUMN     "too_fresh" INTEGER NOT NULL DEFAULT 0;
