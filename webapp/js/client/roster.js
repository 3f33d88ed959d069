/** The server gives no more members at once. */
const MOST_ON_A_PAGE = 1_000;

/**
 * Who is on a channel, as far as this page knows. Each method gives back what has changed, or nothing if nothing has.
 * @typedef {import('../kanal.js').Member} Member
 * @typedef {import('../kanal.js').PresenceChange} PresenceChange
 */
export class Roster {
  /** @type {Map<string, Member>} */
  #members = new Map();
  /** @type {number | undefined} undefined: nobody has said yet */
  occupancy;
  /** Whether these are all. */
  isComplete = false;

  get members() {
    return [...this.#members.values()];
  }

  /** Whether there may be so few that one page has all. */
  get mayFitOnAPage() {
    return this.#members.size > 0 && Number(this.occupancy) <= MOST_ON_A_PAGE;
  }

  /** So many are there, whoever they are. @param {number} occupancy */
  counted(occupancy) {
    if (occupancy === this.occupancy) return undefined;
    this.occupancy = occupancy;
    this.isComplete = false;
    return { joined: [], updated: [], left: [], occupancy };
  }

  /** @param {import('./frames.js').Frame} frame what the server tells of changes; without lists there were too many */
  apply({ joined, updated, left, occupancy = 0 }) {
    this.occupancy = occupancy;
    if (!joined || !updated || !left) {
      this.isComplete = false;
      return { joined: [], updated: [], left: [], occupancy };
    }
    for (const member of [...joined, ...updated]) this.#members.set(member.id, member);
    for (const { id } of left) this.#members.delete(id);
    return { joined, updated, left, occupancy };
  }

  /** These are there now. @param {import('../kanal.js').MembersPage} page the first one */
  replace({ members, occupancy, next }) {
    const before = this.#members;
    this.#members = new Map(members.map((member) => [member.id, member]));
    const joined = members.filter(({ id }) => !before.has(id));
    const updated = members.filter((member) => isOther(member, before.get(member.id)));
    const left = [...before.keys()].filter((id) => !this.#members.has(id)).map((id) => ({ id }));
    const isSame = joined.length + updated.length + left.length === 0;
    const isSameNumber = occupancy === this.occupancy;
    this.occupancy = occupancy;
    this.isComplete = next === undefined && members.length === occupancy;
    return isSame && isSameNumber ? undefined : { joined, updated, left, occupancy };
  }
}

/** @param {Member} now @param {Member | undefined} before */
function isOther(now, before) {
  return before !== undefined && JSON.stringify(now) !== JSON.stringify(before);
}
