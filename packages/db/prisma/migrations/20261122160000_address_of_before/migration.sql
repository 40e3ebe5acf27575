-- AlterTable
ALTER TABLE "mailed_links" ADD COLUMN     "previous_email" VARCHAR(255);
