import { startPopup } from './start-popup.tsx';

await startPopup('popup');
