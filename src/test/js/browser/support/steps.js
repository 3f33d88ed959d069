/** What visitors do and see, in the words of the pages. */

/** Says something on the simple page, and waits until the backend has it. */
export async function say(page, text) {
  await page.getByLabel('Your message').fill(text);
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.locator('#text:focus').waitFor();
}

/** The message with this text, wherever it is shown. */
export function message(page, text) {
  return page.locator('.messages li', { hasText: text });
}

/** The texts of a list, newest first, without the notes below them. */
export function textsOf(list) {
  return list
    .locator('li')
    .evaluateAll((items) => items.map((item) => item.firstChild.textContent));
}

/** The box of a channel or resource. */
export function box(page, title) {
  return page.getByRole('region', { name: title, exact: true });
}

export async function logIn(page, name) {
  await page.getByRole('button', { name: `Log in as ${name}` }).click();
  await page.locator('#who', { hasText: name }).waitFor();
}

export async function logOut(page) {
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.locator('#who', { hasText: 'a visitor' }).waitFor();
}

/** Waits until the page shows that its connection is like this; the whole text, since "Not connected" is another one. */
export function connectionIs(page, text) {
  return page
    .locator('#connection')
    .and(page.getByText(text, { exact: true }))
    .waitFor();
}

/** The page's line for what went wrong. */
export function error(page, text) {
  return page.locator('#error', { hasText: text });
}
