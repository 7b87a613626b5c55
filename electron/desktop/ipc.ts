// Carries conversations over IPC: only with the window's own page, each message parsed and bounded.

import { ipcMain, type WebContents } from 'electron';
import type { HostApi } from '../../shared/host/api.ts';
import { CHANNEL } from '../../shared/host/bridge.ts';
import {
  parseClientMessage,
  REQUEST_LIMIT,
  WIRE_PROTOCOL,
  writeServerMessage,
  type ServerMessage,
} from '../../shared/host/wire.ts';
import { Conversation } from '../host/conversation.ts';
import type { EarlyPages, IpcEvent } from './early-pages.ts';
import { isOwnFrame } from './sender.ts';

/** Listens for every window, and says when its page has begun; answers how to end it all. */
export function listenForWindows(
  host: HostApi,
  early: EarlyPages,
  begun: (contents: WebContents) => void,
): () => void {
  const conversations = new Map<WebContents, Conversation>();

  const end = (contents: WebContents): void => {
    const conversation = conversations.get(contents);
    conversations.delete(contents);
    conversation?.end();
  };

  const hangUp = (contents: WebContents): void => {
    end(contents);
    if (!contents.isDestroyed()) contents.send(CHANNEL.ended);
  };

  const begin = (contents: WebContents): void => {
    // The page was loaded anew: nobody reads what the earlier one subscribed to.
    end(contents);
    const send = (message: ServerMessage): void => {
      if (conversations.get(contents) !== conversation || contents.isDestroyed()) return;
      contents.send(CHANNEL.answer, writeServerMessage(message));
    };
    const conversation = new Conversation(host, { send, hangUp: () => hangUp(contents) });
    conversations.set(contents, conversation);
    contents.once('destroyed', () => end(contents));
    send({ type: 'welcome', protocol: WIRE_PROTOCOL });
    begun(contents);
  };

  early.follow(({ sender, senderFrame }) => {
    if (isOwnFrame(senderFrame)) begin(sender);
  });
  ipcMain.on(CHANNEL.message, (event: IpcEvent, text: unknown) => {
    if (!isOwnFrame(event.senderFrame)) return;
    const conversation = conversations.get(event.sender);
    if (conversation === undefined) return;
    if (typeof text !== 'string' || text.length > REQUEST_LIMIT) hangUp(event.sender);
    else conversation.take(parseClientMessage(text));
  });
  return () => {
    for (const contents of [...conversations.keys()]) hangUp(contents);
  };
}
