import { z } from "zod";

/** A file that came with a request, on disk for as long as the request lasts. */
export class Uploaded {
  constructor(
    /** Without folders, and fit to be shown. */
    readonly name: string,
    readonly bytes: number,
    readonly sha256: string,
    readonly path: string,
  ) {}

  /** What stands for the file where a request is written down: what it is, not where it lies. */
  toJSON(): { name: string; bytes: number; sha256: string } {
    const { name, bytes, sha256 } = this;
    return { name, bytes, sha256 };
  }
}

/** A field that only a multipart request can fill: nothing that is sent in JSON passes for a file. */
export const UploadedFile = z.instanceof(Uploaded, {
  error: "Send the file as multipart/form-data, in the field file.",
});
