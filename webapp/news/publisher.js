/** Administrators publish alerts; everybody else is told why not. */
import { publishNews } from '../shared/backend.js';
import { showLoginBar } from '../shared/login.js';
import { addMessage, byId, onSubmit, showError } from '../shared/page.js';
import { SUBJECTS } from './subjects.js';

byId('subject').append(...SUBJECTS.map((subject) => new Option(subject)));

onSubmit('publish', async () => {
  const [subject, headline] = [byId('subject'), byId('headline')];
  await publishNews(subject.value, headline.value);
  addMessage(byId('published'), headline.value, subject.value);
  headline.value = '';
  headline.focus();
});

showLoginBar(async () => {}).catch(({ message }) => showError(message));
