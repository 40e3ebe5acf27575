import { expect, it } from "vitest";
import { wayBack } from "./way-back";

it.each([
  ["/dashboard?_rsc=1a2b3", "/dashboard"],
  ["/dashboard/calls?status=failed&_rsc=1a2b3", "/dashboard/calls?status=failed"],
  ["/dashboard/calls?_rsc=x&q=a%20b+c&q=%26", "/dashboard/calls?q=a%20b+c&q=%26"],
  ["/dashboard/calls?my_rsc=1&_rscs=2&_rsc", "/dashboard/calls?my_rsc=1&_rscs=2"],
  ["/account", "/account"],
  [null, "/dashboard"],
])("the way back to %s is %s", (asked, back) => expect(wayBack(asked)).toBe(back));
