// Checks a receipt or a proof of docs/integrity.md §4 with WebCrypto alone. A classic script, so that a page saved to disk can load it.
(() => {
  "use strict";
  const te = new TextEncoder();
  class NoProof extends Error {}
  class Broken extends Error {}
  const noProof = (why) => { throw new NoProof(why); };
  const broken = (why) => { throw new Broken(why); };

  // ---- bytes
  const join = (...parts) => { const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0)); let at = 0; for (const p of parts) { all.set(p, at); at += p.length; } return all; };
  const be = (value, size) => { const out = new Uint8Array(size); let n = BigInt(value); for (let i = size - 1; i >= 0; i--) { out[i] = Number(n & 255n); n >>= 8n; } return out; };
  const field = (bytes) => join(be(bytes.length, 4), bytes);
  const same = (a, b) => a.length === b.length && a.every((x, i) => x === b[i]);
  const sha = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", join(...parts)));
  const tag = (n) => Uint8Array.of(n);
  const hexOf = (bytes) => [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
  const hex = (text, size, what) => (typeof text === "string" && new RegExp(`^[0-9a-f]{${size * 2}}$`).test(text)) ? Uint8Array.from(text.match(/../g), (h) => parseInt(h, 16)) : noProof(`${what}: hex of ${size} bytes`);
  const base64 = (text, what) => {
    if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) noProof(`${what}: base64`);
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    return btoa(String.fromCharCode(...bytes)) === text ? bytes : noProof(`${what}: base64 with unused bits`);
  };

  // ---- JSON, read so that a name that stands twice and a number written otherwise are seen
  function parse(text) {
    let at = 0;
    const fail = () => noProof(`JSON at ${at}`);
    const blank = () => { while (" \t\r\n".includes(text[at]) && at < text.length) at++; };
    const string = () => { const m = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y; m.lastIndex = at; const hit = m.exec(text); if (!hit) fail(); at = m.lastIndex; return JSON.parse(hit[0]); };
    const value = () => {
      blank();
      if (text[at] === "{") {
        const members = new Map(); at++; blank();
        if (text[at] === "}") { at++; return members; }
        for (;;) { blank(); const name = string(); blank(); if (text[at++] !== ":") fail(); if (members.has(name)) noProof(`${name} stands twice`); members.set(name, value()); blank(); const sign = text[at++]; if (sign === "}") return members; if (sign !== ",") fail(); }
      }
      if (text[at] === "[") {
        const list = []; at++; blank();
        if (text[at] === "]") { at++; return list; }
        for (;;) { list.push(value()); blank(); const sign = text[at++]; if (sign === "]") return list; if (sign !== ",") fail(); }
      }
      if (text[at] === '"') return string();
      const m = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y; m.lastIndex = at; const hit = m.exec(text);
      if (!hit) fail();
      at = m.lastIndex;
      return hit[0] === "null" ? null : hit[0] === "true" ? true : hit[0] === "false" ? false : { digits: hit[0] };
    };
    const all = value(); blank();
    return at === text.length ? all : fail();
  }
  const only = (map, names, what) => { if (!(map instanceof Map)) noProof(what); for (const name of map.keys()) if (!names.includes(name)) noProof(`${what}: ${name}`); for (const name of names) if (!map.has(name)) noProof(`${what}: ${name} is missing`); return map; };
  const number = (value, least, what) => { const d = value?.digits; if (!d || !/^(0|[1-9]\d{0,18})$/.test(d) || BigInt(d) < BigInt(least)) noProof(what); return BigInt(d); };
  const string = (value, what) => typeof value === "string" ? value : noProof(what);
  const path = (list, what) => Array.isArray(list) && list.length <= 63 ? list.map((h) => hex(h, 32, what)) : noProof(what);

  // ---- trees: RFC 9162 §2.1.3.2, and that of sixteen over lines
  async function rootBy(leaf, index, size, hashes) {
    if (index >= size) broken("index");
    let fn = index, sn = size - 1n, r = leaf;
    for (const p of hashes) {
      if (sn === 0n) broken("path");
      if ((fn & 1n) || fn === sn) { r = await sha(tag(1), p, r); if (!(fn & 1n)) while (!(fn & 1n) && fn !== 0n) { fn >>= 1n; sn >>= 1n; } } else r = await sha(tag(1), r, p);
      fn >>= 1n; sn >>= 1n;
    }
    return sn === 0n ? r : broken("path");
  }
  async function linesRoot(leaf, index, lines, hashes) {
    if (index >= lines) broken("index");
    let at = 0, hash = leaf, place = Number(index), count = Number(lines);
    do {
      const first = Math.floor(place / 16) * 16, width = Math.min(16, count - first), group = [];
      for (let i = 0; i < width; i++) group.push(first + i === place ? hash : hashes[at++] ?? broken("path"));
      hash = await sha(tag(3), ...group); place = Math.floor(place / 16); count = Math.ceil(count / 16);
    } while (count > 1);
    return at === hashes.length ? hash : broken("path");
  }

  // ---- key and checkpoint
  const keyBytes = (pem) => { const m = /^-----BEGIN PUBLIC KEY-----\n((?:[A-Za-z0-9+/=]+\n)+)-----END PUBLIC KEY-----\n?$/.exec(pem.replace(/\r\n/g, "\n").trim() + "\n"); return m ? base64(m[1].replace(/\n/g, ""), "publicKey") : noProof("publicKey"); };
  const importKey = async (der) => { const head = "3059301306072a8648ce3d020106082a8648ce3d03010703420004"; if (der.length !== 91 || hexOf(der.slice(0, 27)) !== head) noProof("publicKey: P-256"); try { return await crypto.subtle.importKey("spki", der, { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]); } catch { return noProof("publicKey: P-256"); } };
  /** A DER signature as its two numbers of 32 bytes each. */
  function rawSignature(der) {
    const take = (at) => { if (der[at] !== 2) broken("signature"); const n = der[at + 1]; let bytes = der.slice(at + 2, at + 2 + n); if (bytes.length !== n || n === 0) broken("signature"); while (bytes.length > 32 && bytes[0] === 0) bytes = bytes.slice(1); if (bytes.length > 32) broken("signature"); const out = new Uint8Array(32); out.set(bytes, 32 - bytes.length); return [out, at + 2 + n]; };
    if (der[0] !== 0x30 || der[1] !== der.length - 2) broken("signature");
    const [r, next] = take(2), [s, end] = take(next);
    return end === der.length ? join(r, s) : broken("signature");
  }
  async function checkpoint(text, der, ledger) {
    const lines = text.replace(/\r\n/g, "\n").split("\n"), origin = lines[0];
    if (!/^bondresolution\/[0-9a-f]{32}$/.test(origin)) noProof("checkpoint: origin");
    if (lines.length < 6 || lines[3] !== "" || lines[lines.length - 1] !== "" || !/^(0|[1-9]\d{0,18})$/.test(lines[1])) noProof("checkpoint");
    const root = base64(lines[2], "checkpoint");
    if (root.length !== 32) noProof("checkpoint");
    if (origin !== `bondresolution/${ledger}`) broken(`checkpoint of ${origin}, proof of ${ledger}`);
    const m = /^\u2014 (\S+) (\S+)$/.exec(lines[4]);
    if (!m || m[1] !== origin) noProof("checkpoint: signature line");
    const signed = base64(m[2], "checkpoint"), id = (await sha(te.encode(origin), Uint8Array.of(10, 2), der)).slice(0, 4);
    if (!same(signed.slice(0, 4), id)) broken("key id");
    const body = te.encode(lines.slice(0, 3).map((line) => line + "\n").join(""));
    if (!await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, await importKey(der), rawSignature(signed.slice(4)), body)) broken("signature");
    return { size: BigInt(lines[1]), root, origin, ledger: hex(ledger, 16, "ledger") };
  }

  // ---- events and lines
  const eventNames = ["sequence", "stream", "version", "id", "type", "on", "recordedAt", "command", "metadata", "payloadDigest", "payload", "path"];
  async function event(map, head) {
    only(map, eventNames, "event");
    const text = (name) => string(map.get(name), name), sequence = number(map.get("sequence"), 1, "sequence");
    const id = text("id"); if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) noProof("id");
    const digest = hex(map.get("payloadDigest"), 32, "payloadDigest"), payload = map.get("payload"), hashes = path(map.get("path"), "path");
    const leaf = join(...[te.encode("bondresolution/event-leaf/2"), head.ledger, be(sequence, 8), te.encode(text("stream")), be(number(map.get("version"), 0, "version"), 8), hex(id.replace(/-/g, ""), 16, "id"), te.encode(text("type")), te.encode(text("on")), te.encode(text("recordedAt")), te.encode(text("command")), te.encode(text("metadata")), digest].map(field));
    if (payload !== null && !same(await sha(te.encode(string(payload, "payload"))), digest)) broken("payload");
    if (!same(await rootBy(await sha(tag(0), leaf), sequence - 1n, head.size, hashes), head.root)) broken(`event ${sequence}`);
    return { sequence, stream: text("stream"), type: text("type"), command: text("command"), metadata: text("metadata") };
  }
  const sealOf = { "register.lines/2": ["register.sealed/1"], "holdings.differences/2": ["holdings.differences-sealed/1"], "holdings.purchased/2": ["holdings.purchase-sealed/1"], "holdings.paid/2": ["holdings.payment-sealed/1"], "holdings.recovered/3": ["holdings.recovery-sealed/1", "holdings.recovery-sealed/2"], "offer.tendered/2": ["offer.tender-sealed/1"], "suit.holders/2": ["suit.filing-sealed/1"] };
  const signedBytes = (n) => { if (n === 0n) return new Uint8Array(0); let size = 1; while (n < -(1n << BigInt(8 * size - 1)) || n >= 1n << BigInt(8 * size - 1)) size++; return be(BigInt.asUintN(8 * size, n), size); };
  function valueOf(column) {
    only(column, ["name", "kind", "value"], "line");
    const kind = string(column.get("kind"), "kind"), value = column.get("value"), digits = () => { const t = typeof value === "string" ? value : value?.digits; return /^(0|-?[1-9]\d{0,18})$/.test(t ?? "") ? BigInt(t) : noProof("value"); };
    switch (kind) {
      case "number": return signedBytes(digits());
      case "optional": return value === null ? new Uint8Array(0) : digits() === 0n ? Uint8Array.of(0) : signedBytes(digits());
      case "token": return value === null ? new Uint8Array(0) : Uint8Array.from(atob(string(value, "token").replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
      case "text": return value === null ? new Uint8Array(0) : te.encode(string(value, "value"));
      default: return noProof(`kind ${kind}`);
    }
  }
  async function line(map, account, head) {
    only(map, ["type", "line", "salt", "index", "chunkLines", "path", "chunk", "chunks", "chunkPath", "seal"], "lines");
    const columns = map.get("line"), type = string(map.get("type"), "type");
    const index = number(map.get("index"), 0, "index"), chunkLines = number(map.get("chunkLines"), 1, "chunkLines"), chunk = number(map.get("chunk"), 0, "chunk"), chunks = number(map.get("chunks"), 1, "chunks");
    if (!Array.isArray(columns)) noProof("line");
    const bytes = columns.map(valueOf), accounts = columns.filter((column) => column.get("name") === "accounts");
    if (accounts.length !== 1 || accounts[0].get("value") !== account) broken("line of another account");
    const values = join(...bytes.flatMap((b) => b.length > 255 ? noProof("value") : [Uint8Array.of(b.length), b]));
    const leaf = await sha(tag(2), hex(map.get("salt"), 16, "salt"), values);
    const over = await linesRoot(leaf, index, chunkLines, path(map.get("path"), "path"));
    const seal = await event(map.get("seal"), head);
    const named = columns.flatMap((column) => [field(te.encode(string(column.get("name"), "name"))), field(te.encode(column.get("kind")))]);
    const chunkRoot = await sha(tag(5), field(te.encode(type)), field(te.encode(seal.stream)), field(te.encode(seal.command)), field(be(chunk, 4)), field(be(chunkLines, 4)), ...named, field(over));
    const act = await sha(tag(6), field(te.encode(type)), field(be(chunks, 4)), field(await rootBy(await sha(tag(0), chunkRoot), chunk, chunks, path(map.get("chunkPath"), "chunkPath"))));
    if (!sealOf[type]?.includes(seal.type)) broken(`${seal.type} seals no ${type}`);
    if (JSON.parse(seal.metadata).linesRoot !== hexOf(act)) broken(`line ${index} of event ${seal.sequence}`);
    return [seal.sequence, chunk, index];
  }
  async function check(text, pem, kept) {
    const proof = parse(text);
    if (!(proof instanceof Map)) noProof("JSON");
    only(proof, ["format", "ledger", "checkpoint", "publicKey", ...(proof.has("event") ? ["event"] : ["account", "lines"])], "proof");
    if (proof.get("format") !== "bondresolution/proof/3") noProof("format");
    const der = keyBytes(string(proof.get("publicKey"), "publicKey")), given = pem.trim() ? keyBytes(pem) : null;
    if (given && !same(given, der)) broken("publicKey");
    await importKey(der);
    const ledger = string(proof.get("ledger"), "ledger");
    if (hex(ledger, 16, "ledger").every((b) => b === 0)) noProof("ledger");
    const head = await checkpoint(string(proof.get("checkpoint"), "checkpoint"), der, ledger);
    if (kept.trim()) { const own = await checkpoint(kept.trimEnd() + "\n", der, ledger); if (own.size === head.size && !same(own.root, head.root)) broken("checkpoint"); }
    if (proof.has("event")) { const e = await event(proof.get("event"), head); return { head, events: 1, what: `${e.type}, ${e.sequence}`, trusted: !!given }; }
    const account = string(proof.get("account"), "account"), lines = proof.get("lines");
    if (!Array.isArray(lines) || !lines.length) noProof("lines");
    let last = null;
    for (const each of lines) { const at = await line(each, account, head); if (last && !(at[0] > last[0] || (at[0] === last[0] && (at[1] > last[1] || (at[1] === last[1] && at[2] > last[2]))))) broken("order"); last = at; }
    return { head, events: lines.length, what: account, trusted: !!given };
  }

  // ---- the page
  const form = document.querySelector("[data-check]");
  if (!form) return;
  const zh = form.dataset.lang === "zh", out = document.getElementById("verdict");
  const say = (verdict, words) => { out.replaceChildren(); const p = document.createElement("p"); p.className = "verdict"; p.setAttribute("data-testid", "receipt-verdict"); p.dataset.verdict = verdict; p.textContent = words; out.append(p); };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const file = form.querySelector("#receipt").files[0];
    if (!file) { out.textContent = zh ? "请选择文件。" : "Choose a file."; return; }
    try {
      const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
      const found = await check(text, form.querySelector("#key").value, form.querySelector("#checkpoint").value);
      const own = found.trusted ? "" : zh ? " 使用的是文件所附公钥，请与您留存的公钥核对。" : " The key is the file's own: compare it with the one you kept.";
      say("holds", (zh ? `成立：${found.what}，共 ${found.events} 项，账本至序号 ${found.head.size}（${found.head.origin}）。` : `It holds: ${found.what}, ${found.events} entries, in the ledger of ${found.head.size} events (${found.head.origin}).`) + own);
    } catch (problem) {
      const why = problem instanceof NoProof || problem instanceof Broken ? problem.message : String(problem);
      say("broken", problem instanceof NoProof ? (zh ? `不是证明：${why}` : `This is no proof: ${why}`) : (zh ? `不成立：${why}` : `It does not hold: ${why}`));
    }
  });
})();
