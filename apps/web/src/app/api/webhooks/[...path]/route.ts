import { door } from "~/server/door";

export { door as DELETE, door as GET, door as HEAD, door as PATCH, door as POST };
