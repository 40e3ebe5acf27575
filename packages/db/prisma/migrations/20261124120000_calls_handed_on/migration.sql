-- AlterTable
ALTER TABLE "calls" ADD COLUMN     "transfers" JSONB;
