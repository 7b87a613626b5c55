// Masks secrets in what peers send, and is the only maker of `PeerText`.

import { SECRET_MARK, type PeerText } from '../../shared/smtp/peer-text.ts';
import { markEncoded } from './redactor/encoded-runs.ts';
import { formsOf, type Form } from './redactor/forms.ts';
import { GRAM, GramIndex } from './redactor/gram-index.ts';
import { masked, unmasked, whollyMasked, widenOverLines } from './redactor/mask.ts';
import { readings, shapeLine, type ShapedLine } from './redactor/reply-shape.ts';
import type { Secret, SecretSpan } from './secret.ts';

const NOTHING = new Uint8Array(0);

/**
 * A run of six or more octets that a received text shares with a secret, or with any form
 * that it may come back in, becomes `[secret]`.
 *
 * Until the first secret leaves, nothing is masked: a peer cannot echo what it was not
 * sent, and a mask in its greeting would tell that the secret is a word of the greeting.
 *
 * A secret of fewer than six characters would give itself away by its mask, since it
 * stands in ordinary words: `Authentic[secret]tion`. So once such a secret has left, the
 * whole free text of every line is masked, and only reply codes and enhanced status codes
 * stay.
 */
export class Redactor {
  readonly #index = new GramIndex();
  /** Learned, and not yet looked for. */
  readonly #waiting: Learned[] = [];
  #short = false;
  #armed = false;
  #masking = false;
  /** How each reading of the previous reply ended: a secret may be split over two. */
  #tails: readonly Uint8Array[] = [];
  /** How the previous challenge ended, decoded. */
  #challengeTail: Uint8Array = NOTHING;

  /**
   * Tells of a secret: before what bears it is written, or at the latest in the same
   * turn. What is derived from it by a mechanism (a digest, a whole message) is to be
   * told of as well; its base64 and other spellings need not. It is looked for from the
   * next `arm` on.
   */
  learn(secret: Secret): void {
    this.#waiting.push(new Learned(secret));
  }

  /** Tells of a secret that leaves now, before all others, as a proxy's password does. */
  learnLeaving(secret: Secret): void {
    this.#masking = true;
    this.#lookFor(new Learned(secret));
  }

  /** From now on received text is masked: called at each write that bears a secret. */
  arm(): void {
    this.#armed = true;
    this.#masking = true;
    // In a turn of its own, when what was written has left.
    setImmediate(() => this.#catchUp());
  }

  /**
   * Derives the forms of what was learned, which the next text to mask has to wait for
   * otherwise: some milliseconds that are free while the network is waited for.
   */
  prepare(): void {
    for (const learned of this.#waiting) learned.forms();
  }

  /** Whether received text is masked by now. */
  get masking(): boolean {
    return this.#masking;
  }

  /** Looks for all that was learned, once some of it has left. */
  #catchUp(): void {
    if (!this.#armed) return;
    for (const learned of this.#waiting.splice(0)) this.#lookFor(learned);
  }

  #lookFor(learned: Learned): void {
    this.#short ||= learned.short;
    for (const form of learned.forms()) this.#index.add(form);
  }

  /**
   * Masks and decodes the lines of one reply together, since a secret may be split over
   * them. The octets are whole lines without CRLF, codes included. Reply codes and enhanced
   * status codes are structure and stay: that one of them is part of a secret too tells
   * nothing, but a mask that covers one by chance would.
   */
  lines(lines: readonly Uint8Array[]): PeerText[] {
    if (!this.#masking) return lines.map(unmasked);
    this.#catchUp();
    const shaped = lines.map(shapeLine);
    const hits = this.#short ? undefined : this.#search(shaped);
    let start = 0;
    return shaped.map(({ octets, freeText }) => {
      const text = octets.subarray(freeText);
      const found = hits?.subarray(start + freeText, start + octets.length);
      start += octets.length;
      const kept = unmasked(octets.subarray(0, freeText));
      return `${kept}${found ? this.#masked(text, found) : whollyMasked(text)}` as PeerText;
    });
  }

  /** Masks and decodes pieces over which a secret may be split, as the names of a certificate. */
  texts(pieces: readonly (Uint8Array | string)[]): PeerText[] {
    const octets = pieces.map((piece) =>
      typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece,
    );
    if (!this.#masking || this.#short) return octets.map((piece) => this.text(piece));
    this.#catchUp();
    const hits = this.#searchOne(Buffer.concat(octets));
    let start = 0;
    return octets.map((piece) => {
      const found = hits.slice(start, (start += piece.length));
      return this.#masked(piece, found);
    });
  }

  /** Whether the octets hold what would be masked; any might where a secret is short. */
  bears(octets: Uint8Array): boolean {
    if (!this.#masking) return false;
    this.#catchUp();
    return this.#short || this.#searchOne(octets).some((hit) => hit !== 0);
  }

  /** Masks and decodes one piece: a decoded challenge, a certificate's field, a DNS record. */
  text(text: Uint8Array | string): PeerText {
    const octets = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
    if (!this.#masking) return unmasked(octets);
    this.#catchUp();
    return this.#short ? whollyMasked(octets) : this.#masked(octets, this.#searchOne(octets));
  }

  /**
   * As `text`, for what the server's challenges say decoded: a secret may be split over those of
   * one session. Where the reply itself is masked, so is all that it says.
   */
  challenge(decoded: Uint8Array, reply: readonly PeerText[]): PeerText {
    if (!this.#masking) return unmasked(decoded);
    this.#catchUp();
    const hits = new Uint8Array(decoded.length);
    this.#challengeTail = this.#index.scan(
      decoded,
      [[0, decoded.length]],
      hits,
      this.#challengeTail,
    );
    const hidden = this.#short || reply.some((text) => text.includes(SECRET_MARK));
    return hidden ? whollyMasked(decoded) : this.#masked(decoded, hits);
  }

  #masked(octets: Uint8Array, hits: Uint8Array): PeerText {
    markEncoded(octets, hits, (decoded) => this.#searchOne(decoded).some((hit) => hit !== 0));
    return masked(octets, hits);
  }

  #searchOne(octets: Uint8Array): Uint8Array {
    const hits = new Uint8Array(octets.length);
    this.#index.scan(octets, [[0, octets.length]], hits, NOTHING);
    return hits;
  }

  /** What the lines, laid end to end, share with a secret in any reading. */
  #search(lines: readonly ShapedLine[]): Uint8Array {
    const octets = Buffer.concat(lines.map((line) => line.octets));
    const hits = new Uint8Array(octets.length);
    const { all, texts, freeTexts } = readings(lines);
    this.#tails = [all, texts, freeTexts].map((reading, at) =>
      this.#index.scan(octets, reading, hits, this.#tails[at] ?? NOTHING),
    );
    widenOverLines(octets, freeTexts, hits);
    return hits;
  }
}

/** A secret that was told of; the forms it may come back in are derived once, when needed. */
class Learned {
  /** Whether its mask would give it away; see `Redactor`. */
  readonly short: boolean;
  readonly #spans: readonly SecretSpan[];
  #forms: readonly Form[] | undefined;

  constructor(secret: Secret) {
    this.#spans = secret.revealSpans();
    this.short = this.#spans.some(
      ({ text, secret }) => secret && text !== '' && [...text].length < GRAM,
    );
  }

  forms(): readonly Form[] {
    return (this.#forms ??= [...formsOf(this.#spans)]);
  }
}
