import type { S3Client } from "@aws-sdk/client-s3";
import { PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { RecordingStore } from "./recording-store";

export interface S3Place {
  readonly bucket: string;
  readonly region: string;
  /** Of a store that is not Amazon's, e.g. MinIO; it is asked by path, as such stores know no names of hosts. */
  readonly endpoint?: string | undefined;
  /** Without them the usual places are looked in: environment, profile, the machine's role. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
}

const connectMs = 3_000;
const silenceMs = 30_000;

/** Recordings in a bucket of an S3-compatible store. An object appears under its name only when all of it has come. */
export function s3Store({ bucket, region, endpoint, credentials }: S3Place): RecordingStore {
  // Fetched at the first use: who keeps recordings in a folder does not wait for it.
  const sdk = once(async () => {
    const { S3Client, ...commands } = await import("@aws-sdk/client-s3");
    const client: S3Client = new S3Client({
      region,
      ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
      ...(credentials && { credentials }),
      // Other makers' stores do not know the checksums that the SDK adds unasked.
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
      requestHandler: { connectionTimeout: connectMs, socketTimeout: silenceMs },
    });
    return { client, ...commands };
  });
  return {
    async put(key, body, maxBytes) {
      const [{ client }, { Upload }] = await Promise.all([sdk(), import("@aws-sdk/lib-storage")]);
      let bytes = 0;
      let broken: unknown;
      const counted = async function* () {
        try {
          for await (const chunk of body) {
            bytes += chunk.byteLength;
            if (bytes > maxBytes) throw new Error(`the recording is larger than ${maxBytes} bytes`);
            yield chunk;
          }
        } catch (error) {
          broken = error;
          throw error;
        }
      };
      const params = { Bucket: bucket, Key: key, Body: Readable.from(counted(), { objectMode: false }) };
      // When it fails it takes back the parts it has sent; where that fails too, what broke off first is what matters.
      await new Upload({ client, params }).done().catch((error: unknown) => {
        throw broken ?? error;
      });
      return { bytes };
    },
    async stat(key) {
      const { client, HeadObjectCommand, NotFound } = await sdk();
      try {
        const found = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
        return { bytes: found.ContentLength ?? 0, changedAt: found.LastModified ?? new Date(0) };
      } catch (error) {
        if (error instanceof NotFound) return null;
        throw error;
      }
    },
    read(key, { start, end }) {
      const through = new PassThrough();
      const aborter = new AbortController();
      through.once("close", () => aborter.abort());
      fetchRange().catch((error: unknown) => through.destroy(error as Error));
      return Readable.toWeb(through) as ReadableStream<Uint8Array>;

      async function fetchRange() {
        const { client, GetObjectCommand } = await sdk();
        const asked = new GetObjectCommand({ Bucket: bucket, Key: key, Range: `bytes=${start}-${end}` });
        const { Body } = await client.send(asked, { abortSignal: aborter.signal });
        await pipeline(Body as Readable, through);
      }
    },
    async remove(key) {
      const { client, DeleteObjectCommand } = await sdk();
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
