import { render } from 'preact';
import { WelcomeApp } from '../../components/WelcomeApp.tsx';

render(<WelcomeApp />, document.getElementById('app')!);
