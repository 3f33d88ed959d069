/** Small things that all example pages show. */

const MOST_SHOWN = 20;

/** @param {string} id */
export const byId = (id) => document.getElementById(id);

/** Shows how something is doing. @param {Element} element @param {'good' | 'wait' | 'bad' | ''} kind */
export function showState(element, kind, text) {
  element.className = `state ${kind}`;
  element.textContent = text;
}

/** The page's line for what went wrong. @param {string} text nothing: all is well */
export function showError(text) {
  byId('error').textContent = text;
}

/** Puts a message on top of a list. @param {Element} list @param {string} text @param {string} [note] */
export function addMessage(list, text, note) {
  list.prepend(messageItem(text, note));
  dropOldest(list);
}

/** @param {string} text @param {string} [note] what stands below it in small letters */
export function messageItem(text, note) {
  const item = document.createElement('li');
  item.textContent = text;
  if (note) {
    const small = document.createElement('small');
    small.textContent = note;
    item.append(small);
  }
  return item;
}

/** A list holds the newest ones only. @param {Element} list */
export function dropOldest(list) {
  while (list.children.length > MOST_SHOWN) list.lastElementChild.remove();
}

/** What a message says, whether it is a text or, as from `curl`, an object with one. */
export function textOf(payload) {
  if (typeof payload === 'string') return payload;
  return typeof payload?.text === 'string' ? payload.text : JSON.stringify(payload);
}

/** Runs what a button or form asks for: once at a time, and with its failure shown to the reader. */
export async function attempt(button, action) {
  showError('');
  const hadFocus = document.activeElement === button;
  button.disabled = true; // which takes the focus away
  try {
    return await action();
  } catch (failure) {
    showError(failure.message);
  } finally {
    button.disabled = false;
    if (hadFocus && document.activeElement === document.body) button.focus();
  }
}

/** What a form does instead of loading a page. @param {string} id @param {() => Promise<unknown>} action */
export function onSubmit(id, action) {
  byId(id).addEventListener('submit', (event) => {
    event.preventDefault();
    attempt(event.submitter ?? event.target.querySelector('button'), action);
  });
}
