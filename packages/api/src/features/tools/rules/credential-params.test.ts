import { describe, expect, it } from "vitest";
import { emptyCredentials, withoutCredentials } from "./credential-params";
import { CustomTool } from "../schemas";

const tool = CustomTool.parse({
  type: "custom",
  name: "book",
  url: "https://example.com/{{place}}?token=abc&Api%2DKey=a%3Db=c&day={{day}}&access_token={{mine}}&flag#top",
  queryParams: { api_key: "top", clientSecret: "secret", key: "k", monkey: "m", page: "1" },
});

describe("what a file of a tool does not carry", () => {
  it("S5: values of parameters whose names say secret, in the address and beside it; the names stay", () => {
    const [bare] = withoutCredentials({ tools: [tool] }).tools;
    expect(bare).toEqual({
      ...tool,
      url: "https://example.com/{{place}}?token=&Api%2DKey=&day={{day}}&access_token={{mine}}&flag#top",
      queryParams: { api_key: "", clientSecret: "", key: "", monkey: "m", page: "1" },
    });
    expect(bare && emptyCredentials(bare)).toEqual(["api_key", "clientSecret", "key", "token", "Api-Key"]);
    expect(emptyCredentials(tool)).toEqual([]);
  });

  it("leaves every other address as it was written", () => {
    for (const url of [
      "https://example.com",
      "https://example.com/?",
      "https://example.com/a?b&&c=d=e#f?token=g",
      "{{url}}",
    ])
      expect(withoutCredentials({ tools: [{ ...tool, url, queryParams: undefined }] }).tools[0]).toMatchObject({ url });
  });
});
