ALTER TYPE "phone_number_status" ADD VALUE 'retiring';
