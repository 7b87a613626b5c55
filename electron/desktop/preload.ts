// Puts the bridge on the page: four functions, texts only, no ipcRenderer.

import { contextBridge, ipcRenderer } from 'electron';
import { CHANNEL, type DesktopBridge } from '../../shared/host/bridge.ts';

const bridge: DesktopBridge = {
  open(take, ended) {
    ipcRenderer.removeAllListeners(CHANNEL.answer);
    ipcRenderer.removeAllListeners(CHANNEL.ended);
    ipcRenderer.on(CHANNEL.answer, (_event, text: string) => take(text));
    ipcRenderer.on(CHANNEL.ended, () => ended());
    ipcRenderer.send(CHANNEL.open);
  },
  send(text) {
    ipcRenderer.send(CHANNEL.message, text);
  },
  onMenuKey(press) {
    ipcRenderer.on(CHANNEL.menuKey, (_event, key: string) => press(key));
  },
  onOpened(take) {
    ipcRenderer.on(CHANNEL.opened, (_event, text: string) => take(text));
  },
};

contextBridge.exposeInMainWorld('ehlo', bridge);
