/** What alerts there are: each is a resource of the channel. */
export const CHANNEL = 'members';
export const SUBJECTS = ['weather', 'traffic', 'sports', 'culture'];
