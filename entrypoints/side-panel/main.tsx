import { startPopup } from '../popup/start-popup.tsx';

await startPopup('side-panel');
