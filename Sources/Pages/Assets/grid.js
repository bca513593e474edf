// The inventory matrix as a grid: keyboard, paste, undo, autosave, drafts. The plain form works without it.
// All words come from data-text-* of the form; nothing is styled from here except by classes.
(() => {
  "use strict";
  const form = document.querySelector("form[data-grid]");
  if (!form || !window.fetch) return;
  const body = form.querySelector("tbody");
  const blank = form.querySelector("template[data-row-template]");
  const stateLine = form.querySelector("[data-saved]");
  const restoreBar = form.querySelector("[data-draft]");
  // where several people use one browser, nobody is offered the draft of another
  const storageKey = "qala.draft." + (form.dataset.owner ? form.dataset.owner + "." : "") + form.dataset.document;
  const signIn = form.querySelector("[data-sign-in]");
  const text = (name, values = {}) =>
    (form.dataset["text" + name] || "").replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
  const clock = (moment) => {
    const two = (number) => String(number).padStart(2, "0");
    const day = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join("-");
    const time = two(moment.getHours()) + ":" + two(moment.getMinutes());
    return moment.toDateString() === new Date().toDateString() ? time : day + " " + time;
  };

  // -- rows and cells: a cell is the control of a row that carries a field name
  const rows = () => [...body.rows].filter((row) => row.dataset.row);
  const cells = (row) => [...row.querySelectorAll("input[name]:not([type=hidden]), select[name]")];
  const rowOf = (cell) => cell.closest("tr[data-row]");
  const isCell = (target) => target instanceof Element && target.matches("tbody :is(input, select)[name]");
  const read = (cell) => (cell.type === "checkbox" ? (cell.checked ? "1" : "") : cell.value);
  const write = (cell, value) => {
    if (cell.type === "checkbox") cell.checked = value !== "";
    else cell.value = value;
    cell.classList.remove("unmatched");
    known.set(cell, read(cell));
  };
  const known = new WeakMap(); // what a cell said when it was last recorded

  function addRow(id) {
    if (!blank) return null;
    const name = id || "n" + Date.now().toString(36) + Math.random().toString(36).slice(2, 6);
    const holder = document.createElement("tbody");
    const number = rows().length + 1;
    holder.innerHTML = blank.innerHTML.replaceAll("{row}", name).replaceAll("{number}", number);
    return body.appendChild(holder.firstElementChild);
  }

  const rowNamed = (id) => rows().find((row) => row.dataset.row === id) || addRow(id);

  function go(cell, down, right) {
    const all = rows();
    const line = cells(rowOf(cell));
    let row = all.indexOf(rowOf(cell)) + down;
    let column = line.indexOf(cell) + right;
    if (column < 0 || column >= line.length || row < 0) return;
    if (row >= all.length) {
      if (down !== 1 || !addRow()) return;
      row = all.length;
    }
    cells(rows()[row])[column]?.focus();
  }

  // -- ready: arrows move and typing replaces; editing: arrows belong to the cell
  let editing = null;
  let before = "";
  const edit = (cell) => {
    editing = cell;
    cell.classList.add("editing");
    if (cell.tagName === "SELECT") try { cell.showPicker(); } catch { /* older browsers open it by Space */ }
    else if (cell.setSelectionRange) cell.setSelectionRange(cell.value.length, cell.value.length);
  };
  const leave = () => {
    editing?.classList.remove("editing");
    editing = null;
  };

  body.addEventListener("focusin", ({ target }) => {
    if (!isCell(target)) return;
    leave();
    before = read(target);
    if (!known.has(target)) known.set(target, before);
    if (target.select && target.type !== "checkbox") target.select();
  });
  body.addEventListener("dblclick", ({ target }) => { if (isCell(target)) edit(target); });
  body.addEventListener("focusout", ({ target }) => { if (isCell(target)) { record(target); leave(); } });

  body.addEventListener("keydown", (event) => {
    const cell = event.target;
    if (!isCell(cell) || event.isComposing) return;
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const command = ctrlKey || metaKey;
    const done = () => event.preventDefault();
    if (command && !altKey && (key.toLowerCase() === "z" || key.toLowerCase() === "y")) {
      if (read(cell) !== known.get(cell)) return; // unfinished typing is undone by the browser
      done();
      return step(key.toLowerCase() === "y" || shiftKey);
    }
    if (key === "Enter" && !command && !altKey) {
      done();
      record(cell);
      leave();
      return go(cell, shiftKey ? -1 : 1, 0);
    }
    if (key === "F2") { done(); return editing === cell ? leave() : edit(cell); }
    if (key === "Escape") {
      done();
      leave();
      if (read(cell) !== before) { write(cell, before); touched(cell); }
      return cell.select?.();
    }
    if (editing === cell || command || altKey || shiftKey) return;
    const whole = cell.tagName === "SELECT" || cell.type === "checkbox"
      || cell.selectionEnd - cell.selectionStart === cell.value.length;
    if (key === "Delete" && whole) { done(); return change([[cell, ""]]); }
    const move = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key];
    if (!move) return;
    if (move[1] && !whole) return; // typing has begun: left and right stay inside
    done();
    go(cell, move[0], move[1]);
  });

  // -- changes, undo and redo: one step is a list of [cell, from, to]
  const past = [];
  let future = [];
  function push(list) {
    if (!list.length) return;
    past.push(list);
    future = [];
    for (const [cell] of list) touched(cell);
  }
  function record(cell) {
    const from = known.get(cell);
    const to = read(cell);
    if (from === undefined || from === to) return;
    known.set(cell, to);
    push([[cell, from, to]]);
  }
  function change(pairs) {
    const list = [];
    for (const [cell, to] of pairs) {
      const from = known.get(cell) ?? read(cell);
      write(cell, to);
      if (from !== read(cell)) list.push([cell, from, read(cell)]);
    }
    push(list);
    return list.length;
  }
  function step(forward) {
    const list = (forward ? future : past).pop();
    if (!list) return;
    (forward ? past : future).push(list);
    for (const [cell, from, to] of list) { write(cell, forward ? to : from); touched(cell); }
    list[0][0].focus();
    say(text(forward ? "Redone" : "Undone"));
  }

  // -- paste: tab-separated text as spreadsheets put it on the clipboard; numbers go to the server as they are
  function table(raw) {
    const lines = [[]];
    const pattern = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/y;
    while (pattern.lastIndex < raw.length) {
      const found = pattern.exec(raw);
      if (!found) break;
      lines.at(-1).push((found[1]?.replaceAll('""', '"') ?? found[2]).trim());
      if (found[3] && found[3] !== "\t") lines.push([]);
    }
    return lines;
  }
  const plain = (words) => words.trim().toLowerCase().replace(/\s+/g, " ");
  body.addEventListener("paste", (event) => {
    const start = event.target;
    const raw = event.clipboardData?.getData("text/plain").replace(/(\r\n|\n|\r)$/, "") ?? "";
    if (!isCell(start) || editing === start || (!/[\t\r\n]/.test(raw) && start.tagName !== "SELECT")) return;
    event.preventDefault();
    const first = rows().indexOf(rowOf(start));
    const column = cells(rowOf(start)).indexOf(start);
    const pairs = [];
    const strangers = [];
    table(raw).forEach((line, index) => {
      const row = rows()[first + index] || addRow();
      if (!row) return;
      line.forEach((words, offset) => {
        const cell = cells(row)[column + offset];
        if (!cell) return words && strangers.push(null);
        if (cell.tagName !== "SELECT") return pairs.push([cell, words]);
        const option = [...cell.options].find((one) => plain(one.text) === plain(words) || one.value === words);
        if (option) pairs.push([cell, option.value]);
        else strangers.push([cell, words]);
      });
    });
    const count = change(pairs);
    for (const stranger of strangers) {
      if (!stranger) continue;
      stranger[0].classList.add("unmatched");
      stranger[0].title = stranger[1];
    }
    say(text("Pasted", { n: count }) + (strangers.length ? " " + text("Unmatched", { n: strangers.length }) : ""));
    start.focus();
  });

  // -- drafts: changed rows stay in this browser until the server has acknowledged them
  const dirty = new Map(); // row id -> number of its last change
  let ticks = 0;
  const fields = (row) => Object.fromEntries(cells(row).map((cell) => [cell.name, read(cell)]));
  const stored = () => { try { return JSON.parse(localStorage.getItem(storageKey)); } catch { return null; } };
  function keep(acknowledged = []) {
    const draft = { ...stored()?.rows };
    for (const id of acknowledged) delete draft[id];
    for (const row of rows()) if (dirty.has(row.dataset.row)) draft[row.dataset.row] = fields(row);
    const revision = form.elements.revision?.value;
    try {
      if (!Object.keys(draft).length) localStorage.removeItem(storageKey);
      else localStorage.setItem(storageKey, JSON.stringify({ at: Date.now(), revision, rows: draft }));
      return true;
    } catch { return false; }
  }
  function touched(cell, pause = 900) {
    dirty.set(rowOf(cell).dataset.row, ++ticks);
    keep();
    if (stateLine?.dataset.state === "saved") unsaved(); // every other state says already that it is not
    schedule(pause);
  }
  // half a number is kept here at once, but sent only when the typing rests
  body.addEventListener("input", ({ target }) => { if (isCell(target)) touched(target, 5000); });
  body.addEventListener("change", ({ target }) => { if (isCell(target)) record(target); });

  // an accepted inventory is not changed without a reason, which is sent when it was written to its end
  const reason = form.elements.reason;
  for (const [event, pause] of [["input", 5000], ["change", 900]])
    reason?.addEventListener(event, () => { if (dirty.size) schedule(pause); });

  // -- autosave: the hidden fields and the changed rows, as the form would send them
  let timer = 0;
  let sending = false;
  let halted = false;
  let wait = 4000;
  const say = (words, state) => {
    if (!stateLine) return;
    if (state) stateLine.dataset.state = state;
    if (stateLine.textContent !== words) stateLine.textContent = words;
  };
  function schedule(delay) {
    clearTimeout(timer);
    if (!halted) timer = setTimeout(save, delay);
  }
  const unsaved = () => say(text("Kept"), "changed");
  function kept() {
    const offline = navigator.onLine === false;
    say(text(offline ? "Offline" : "Kept"), offline ? "offline" : "kept");
  }
  async function save() {
    if (sending) return schedule(500);
    if (!dirty.size) return;
    if (reason && !reason.value.trim()) {
      keep();
      return say(text("Reason"), "kept");
    }
    const sent = new Map(dirty);
    const data = new URLSearchParams({ partial: "1" });
    for (const { name, value } of form.querySelectorAll(":scope > input[type=hidden]")) data.append(name, value);
    if (reason) data.append("reason", reason.value);
    for (const row of rows()) {
      if (!sent.has(row.dataset.row)) continue;
      data.append("row", row.dataset.row);
      for (const [name, value] of Object.entries(fields(row))) data.append(name, value);
    }
    sending = true;
    say(text("Saving"), "saving");
    try {
      const answer = await fetch(form.action, {
        method: "POST", body: data, credentials: "same-origin",
        headers: { "X-Requested-With": "qala", Accept: "application/json" },
      });
      if (signIn && (answer.status === 401 || answer.status === 403)) {
        sending = false;
        return signedOut(await answer.json().catch(() => ({})));
      }
      if (!answer.ok) throw new Error(answer.status);
      acknowledge(await answer.json(), sent);
      wait = 4000;
    } catch {
      kept();
      schedule(wait);
      wait = Math.min(wait * 2, 60000);
    }
    sending = false;
  }
  // the session has ended: the draft stays here and is offered again by this page after signing in
  function signedOut(reply) {
    keep();
    if (reply.signIn && /^\/[a-z]/.test(reply.signIn)) signIn.href = reply.signIn;
    signIn.hidden = false;
    say(text("SignedOut"), "kept");
    schedule(60000); // somebody may sign in beside this page
  }
  function acknowledge(reply, sent) {
    if (signIn) signIn.hidden = true;
    if (form.elements.revision) form.elements.revision.value = reply.revision;
    const saved = [...sent.keys()].filter((id) => dirty.get(id) === sent.get(id));
    for (const id of saved) dirty.delete(id);
    keep(saved);
    if (reply.conflict) {
      halted = true; // two people changed the same row: both values are kept, a person decides on another page
      const place = form.querySelector("[data-conflict]");
      if (place) { place.innerHTML = reply.conflict.html; place.hidden = false; }
      return say(text("Conflict"), "conflict");
    }
    const updated = (reply.others ?? []).filter(({ row }) => !dirty.has(row)); // what is being typed stays
    for (const { row, html } of updated) takeOver(row, html);
    for (const { row, html } of reply.findings ?? []) {
      const place = rows().find((one) => one.dataset.row === row)?.querySelector("[data-findings]");
      if (place) place.innerHTML = html;
    }
    const total = form.querySelector("[data-total]");
    if (total && reply.total) total.innerHTML = reply.total.html;
    const more = dirty.size > 0; // typed while this was on its way
    if (updated.length) say(text("Updated", { n: updated.length }), more ? "changed" : "saved");
    else if (more) unsaved();
    else say(text("Saved", { time: clock(new Date()) }), "saved");
    if (more) schedule(300);
  }
  function takeOver(id, html) {
    const old = rows().find((one) => one.dataset.row === id);
    if (!html) return old?.remove();
    const holder = document.createElement("template");
    holder.innerHTML = html;
    const fresh = holder.content.querySelector("tr");
    if (!fresh) return;
    if (old) old.replaceWith(fresh);
    else body.append(fresh);
  }
  window.addEventListener("online", () => schedule(0));
  window.addEventListener("offline", () => { if (dirty.size) kept(); });
  window.addEventListener("pagehide", () => { if (dirty.size) keep(); });
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (button?.name === "remove") {
      const row = button.closest("tr[data-row]");
      if (!row) return;
      event.preventDefault();
      change(cells(row).map((cell) => [cell, ""]));
      return say(text("Removed"));
    }
    if (button?.name === "add") {
      const row = addRow();
      if (!row) return;
      event.preventDefault();
      return cells(row)[0].focus();
    }
    const draft = stored();
    if (!draft) return;
    try { localStorage.setItem(storageKey, JSON.stringify({ ...draft, submitted: true })); } catch { /* full */ }
  });

  // -- a draft that the server never acknowledged is offered again
  const found = stored();
  if (found && found.submitted && found.revision !== form.elements.revision?.value) localStorage.removeItem(storageKey);
  else if (found && restoreBar) {
    const words = restoreBar.querySelector("[data-draft-text]");
    const count = Object.keys(found.rows).length;
    if (words) words.textContent = text("Draft", { time: clock(new Date(found.at)), n: count });
    restoreBar.hidden = false;
    restoreBar.querySelector("[data-restore]")?.addEventListener("click", () => {
      const revision = form.elements.revision; // the server merges from the revision the draft began with
      if (revision && found.revision) revision.value = found.revision;
      const pairs = [];
      for (const [id, values] of Object.entries(found.rows)) {
        const row = rowNamed(id);
        if (row) for (const cell of cells(row)) if (cell.name in values) pairs.push([cell, values[cell.name]]);
      }
      restoreBar.hidden = true;
      change(pairs);
    });
    restoreBar.querySelector("[data-discard]")?.addEventListener("click", () => {
      localStorage.removeItem(storageKey);
      restoreBar.hidden = true;
      if (dirty.size) keep();
    });
  }
  for (const hint of form.querySelectorAll("[data-with-script]")) hint.hidden = false;
})();
