export { door as GET } from "~/server/door";
