// What the browser remembers for this site alone: lists of what has been read and solved.

const READ = "digits-read";
const SOLVED = "digits-solved";

/** A list that is kept; where the browser keeps nothing, as in some private windows, it is empty each time. */
function kept(key) {
  try {
    const list = JSON.parse(localStorage.getItem(key));
    return Array.isArray(list) ? list : [];
  } catch (unreadable) {
    return [];
  }
}

function keep(key, list) {
  try {
    localStorage.setItem(key, JSON.stringify(list));
  } catch (full) {
    // Then it is remembered until the page is closed.
  }
}
