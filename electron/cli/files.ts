// Reads the files that options name, bounded, with errors that say which option.

import { X509Certificate } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { isMissing, reasonOf } from './system-error.ts';
import { quoted, UsageError } from '../host/usage-error.ts';

/** Octets of a message or an attachment. */
export const FILE_LIMIT = 25 * 1024 * 1024;
/** Octets of a PEM file. */
export const PEM_LIMIT = 1024 * 1024;

/** The file's octets; throws a `UsageError` where it cannot be read or is past the limit. */
export function readBounded(option: string, path: string, limit = FILE_LIMIT): Buffer {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    if (fstatSync(file).isDirectory()) {
      throw new UsageError(option, `${quoted(path)} is a folder, not a file.`);
    }
    // Read until the end rather than by the size it claims: a pipe claims none.
    const chunks: Buffer[] = [];
    let total = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(64 * 1024);
      const count = readSync(file, chunk);
      if (count === 0) return Buffer.concat(chunks);
      total += count;
      if (total > limit) {
        const mebibytes = String(limit / 1024 / 1024);
        throw new UsageError(option, `${quoted(path)} is larger than ${mebibytes} MiB.`);
      }
      chunks.push(chunk.subarray(0, count));
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const why = isMissing(error) ? 'does not exist' : `cannot be read (${reasonOf(error)})`;
    throw new UsageError(option, `${quoted(path)} ${why}.`);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** A UTF-8 text file. */
export function readText(option: string, path: string): string {
  const octets = readBounded(option, path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    throw new UsageError(option, `${quoted(path)} is not UTF-8 text.`);
  }
}

/** Each certificate of a PEM text. */
export const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/** PEM text with at least one certificate, each of which can be read. */
export function readCertificates(option: string, path: string): string {
  const text = readBounded(option, path, PEM_LIMIT).toString('latin1');
  const blocks = text.match(CERTIFICATE) ?? [];
  if (blocks.length === 0) {
    throw new UsageError(option, `${quoted(path)} holds no PEM certificate.`);
  }
  for (const block of blocks) {
    try {
      new X509Certificate(block);
    } catch {
      throw new UsageError(option, `${quoted(path)} holds a damaged certificate.`);
    }
  }
  return blocks.join('\n') + '\n';
}
