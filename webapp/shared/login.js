/** The login bar: three users of the demo. */
import { login, logout, whoAmI } from './backend.js';
import { attempt, byId } from './page.js';

const USERS = ['ann', 'bob', 'admin'];

/**
 * Builds the bar.
 * @param {() => Promise<unknown>} onChange runs after a login or logout. A connection keeps the login that it was opened
 *   with, so a page leaves its channels and comes back.
 */
export function showLoginBar(onChange) {
  const bar = byId('login');
  const change = (button, action) =>
    attempt(button, async () => {
      await action();
      wasPressed = true;
      await refreshLogin();
      await onChange();
    });
  for (const name of USERS) {
    const button = addButton(bar, `Log in as ${name}`, 'in');
    button.addEventListener('click', () => change(button, () => login(name, `${name}-demo`)));
  }
  const out = addButton(bar, 'Log out', 'out');
  out.addEventListener('click', () => change(out, logout));
  return refreshLogin();
}

/** Tells an answer that a later question has overtaken it. */
let questions = 0;

/** A button was pressed that will be hidden: the keyboard goes on at the one in its place. */
let wasPressed = false;

/** Asks the server who this browser is: after its restart nobody is logged in. */
export async function refreshLogin() {
  const question = ++questions;
  const { type, name } = await whoAmI();
  if (question !== questions) return;
  byId('who').textContent = name ? `${name} (${type.toLowerCase()})` : 'a visitor';
  for (const button of byId('login').querySelectorAll('button')) {
    button.hidden = (button.dataset.when === 'in') === (name !== undefined);
  }
  if (wasPressed) byId('login').querySelector('button:not([hidden])').focus();
  wasPressed = false;
}

function addButton(bar, text, when) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet';
  button.textContent = text;
  button.dataset.when = when;
  button.hidden = true;
  bar.append(button);
  return button;
}
