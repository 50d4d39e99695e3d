using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using BondResolution.Application;
using BondResolution.Application.Audit;
using BondResolution.Application.Reporting;
using BondResolution.Cli.Output;
using BondResolution.Domain.Problems;
using BondResolution.Files.Text;
using BondResolution.Integrity;

namespace BondResolution.Cli.Commands;

/// <summary>bondres audit verify, checkpoint, prove, check-proof.</summary>
internal static class IntegrityCommands
{
    public static Command Verify()
    {
        var checkpoints = new Option<string[]>("--checkpoint") { Description = "a checkpoint kept outside the ledger; may be given several times", AllowMultipleArgumentsPerToken = true };
        var publicKey = new Option<string?>("--public-key") { Description = "the public key kept with the checkpoints; default the ledger's own" };
        var command = new Command("verify", "recompute everything from the stored payloads (校验)") { checkpoints, publicKey };
        command.SetAction((parsed, cancel) => Run.Current.Value!.WithLedgerAsync(async ledger =>
        {
            var run = Run.Current.Value!;
            if (!ReadCheckpoints(parsed.GetValue(checkpoints)).Try(out var outside, out var unfit))
                return run.Fail(unfit);
            ECDsa? given = null;
            if (parsed.GetValue(publicKey) is { } file && !ReadKey(file, "").Try(out given, out var unread))
                return run.Fail(unread);
            SigningKey? own = null;
            if (given is null && outside.Count > 0 && await ledger.Place.KeyFolderAsync(cancel) is var keys && SigningKey.IsIn(keys) && !SigningKey.Load(keys).Try(out own, out var noKey))
                return run.Fail(noKey);
            using var trusted = given ?? own?.Key;
            return (await Audits.VerifyAsync(ledger, trusted, outside, cancel)).Try(out var verified, out var problem) ? Print(run, verified.Found, verified.Time) : run.Fail(problem);
        }, cancel));
        return command;
    }

    public static Command MakeCheckpoint()
    {
        var path = OutOption.Make();
        var force = ForceOption.Make("--out");
        var command = new Command("checkpoint", "a signed head of the ledger, to be kept outside it (检查点)") { path, force };
        command.SetAction((parsed, cancel) => WithKeyAsync(async (run, ledger, key) =>
        {
            var checkpoint = await new Prover(ledger.Store, key).CheckpointAsync(cancel);
            var (file, replaces) = (OutOption.Path(parsed, path), parsed.GetValue(force));
            if (file is not null && !replaces && File.Exists(file + ".pub")) // neither is written where one of the two would not be
                return run.Fail(FileProblems.Exists.With(("file", file + ".pub")));
            if (Write(run, file, run.Format == Format.Json && file is null
                    ? ReportJson.Text(new JsonObject { ["checkpoint"] = checkpoint.ToString(), ["publicKey"] = key.PublicPem }) + "\n"
                    : checkpoint.ToString(), replaces: replaces) is { } unwritten)
                return run.Fail(unwritten);
            if (file is not null)
            {
                if (Write(run, file + ".pub", key.PublicPem + "\n", replaces: replaces) is { } unwrittenKey)
                    return run.Fail(unwrittenKey);
                run.Error.WriteLine(run.Say($"wrote {file}, and the public key as {file}.pub: keep both outside the ledger", $"已写入 {file}，公钥为 {file}.pub：请将两者保存在账本之外"));
            }
            else if (run.Format != Format.Json)
            {
                run.Error.WriteLine(run.Say("public key, to be kept with it:", "公钥，请与检查点一并保存：") + "\n" + key.PublicPem);
            }

            return 0;
        }, cancel, LedgerUse.Change));
        return command;
    }

    public static Command Prove()
    {
        var sequence = new Argument<long?>("sequence") { Description = "an event's sequence", Arity = ArgumentArity.ZeroOrOne };
        var account = NameWords.Option("--account", "a receipt of all lines of one account");
        var path = OutOption.Make("file to write, readable by its owner only; default, or -: standard output");
        var command = new Command("prove", "a proof that anybody can check without the ledger (证明)") { sequence, account, path };
        command.SetAction((parsed, cancel) => WithKeyAsync(async (run, ledger, key) =>
        {
            var (one, holder) = (parsed.GetValue(sequence), parsed.GetValue(account));
            if (one is null == holder is null)
                return run.Fail(CommandProblems.BadArguments.With(("message", run.Say(
                    "one of two was expected: a sequence, as in bondres audit prove 69, or an account, as in bondres audit prove --account 0199407528",
                    "应提供以下之一：序号，例如 bondres audit prove 69；或账户，例如 bondres audit prove --account 0199407528"))));
            var prover = new Prover(ledger.Store, key);
            var proof = holder is null ? await prover.OfSequenceAsync(one!.Value, cancel) : await prover.OfAccountAsync(holder, cancel);
            var file = OutOption.Path(parsed, path);
            if ((proof.Problem ?? Write(run, file, ReportJson.Text(proof.Value.ToJson()) + "\n", ownerOnly: true)) is { } problem)
                return run.Fail(problem);
            foreach (var (taken, by) in await ProvedFact.ReversedAsync(ledger, proof.Value, cancel))
                run.Error.WriteLine(run.Say($"note: sequence {taken}, which is proved, was taken back by sequence {by}",
                    $"提示：所证明的序号 {taken} 已由序号 {by} 冲正"));
            if (file is not null)
                run.Error.WriteLine(run.Say($"wrote {file}: a proof of {Proved(proof.Value)}", $"已写入 {file}：{Proved(proof.Value, chinese: true)}的证明"));
            return 0;
        }, cancel, LedgerUse.Read));
        return command;
    }

    public static Command CheckProof()
    {
        var file = new Argument<string>("file") { Description = "a proof" };
        var publicKey = new Option<string?>("--public-key") { Description = "the public key to trust, PEM; default the one in the proof" };
        var command = new Command("check-proof", "check a proof without the ledger (核验证明)") { file, publicKey };
        command.SetAction(parsed =>
        {
            var run = Run.Current.Value!;
            var path = parsed.GetValue(file)!;
            if (!FileBytes.Read(path).Try(out var bytes, out var problem) || !ProofFile.Parse(bytes, path).Try(out var proof, out problem)
                || !ReadKey(null, proof.PublicKey).Try(out var shown, out problem))
                return run.Fail(problem);
            using (shown)
            {
                var trusted = shown;
                if (parsed.GetValue(publicKey) is { } given && !ReadKey(given, "").Try(out trusted, out problem))
                    return run.Fail(problem);
                using var key = trusted;
                if (proof.Refute(key) is { } found)
                    return run.Fail(AuditProblems.ProofFails.With(("found", found)));
            }

            var what = Proved(proof);
            if (run.Format == Format.Json)
                run.Output.WriteLine(ReportJson.Text(new JsonObject { ["holds"] = true, ["ledger"] = $"{proof.Ledger}", ["proves"] = what,
                    ["size"] = proof.Checkpoint.Size, ["trusted"] = parsed.GetValue(publicKey) is not null,
                    ["facts"] = ReportJson.Of(ProvedFact.Of(proof)) }));
            else
            {
                var root = Convert.ToBase64String(proof.Checkpoint.Root);
                run.Output.WriteLine(run.Say(
                    $"holds: {what}, in ledger {proof.Ledger} of {proof.Checkpoint.Size} events, root {root}",
                    $"成立：{Proved(proof, chinese: true)}，账本 {proof.Ledger} 共 {proof.Checkpoint.Size} 个事件，根 {root}"));
                PrintFacts(run, ProvedFact.Of(proof));
            }

            if (parsed.GetValue(publicKey) is null)
                run.Error.WriteLine(run.Say("note: checked with the key in the proof itself; give --public-key to trust no one's word", "提示：使用证明自带的公钥核验；如需独立核验请提供 --public-key"));
            return 0;
        });
        return command;
    }

    /// <summary>What is proved, in words. Whether it was taken back later, or before, no proof of it alone can say.</summary>
    private static void PrintFacts(Run run, IReadOnlyList<ProvedFact> facts)
    {
        run.Tables.Table(run.Chinese ? [">序号", "记录时间（UTC）", "生效日", "操作人", "命令", "类型", "内容"]
            : [">sequence", "recorded at (UTC)", "on", "by", "command", "type", "says"],
            facts.Select(f => (IReadOnlyList<string>)
            [
                $"{f.Sequence}", f.RecordedAt[..19].Replace('T', ' '), f.On, f.By, f.Do, f.Type,
                string.Join(", ", f.Says.Select(said =>
                    $"{said.Key} {(said.Value is null ? "—" : said.Value.GetValueKind() == System.Text.Json.JsonValueKind.String ? said.Value.GetValue<string>() : ReportJson.Line(said.Value))}"))
            ]));
        run.Error.WriteLine(run.Say(
            "note: a proof says what was recorded, not whether it stands: ask whoever made it whether it was taken back (audit prove says so)",
            "提示：证明只说明记录了什么，不说明现在是否有效：请向出具者确认是否已冲正（audit prove 会说明）"));
    }

    /// <summary>What a proof is of.</summary>
    private static string Proved(ProofFile proof, bool chinese = false) => (proof.Event, chinese) switch
    {
        ({ } e, false) => $"sequence {e.Leaf.Sequence}",
        ({ } e, true) => $"序号 {e.Leaf.Sequence}",
        (null, false) => $"{Run.Count(proof.Lines.Count, "line")} of account {proof.Account}",
        _ => $"账户 {proof.Account} 的 {proof.Lines.Count} 行"
    };

    /// <summary>Works with the ledger's own key, which is made where there is none and the ledger may be changed; else with one of the moment.</summary>
    private static Task<int> WithKeyAsync(Func<Run, Ledger, SigningKey, Task<int>> work, CancellationToken cancel, LedgerUse use)
    {
        var run = Run.Current.Value!;
        return run.WithLedgerAsync(async ledger =>
        {
            var folder = await ledger.Place.KeyFolderAsync(cancel);
            var isPassing = use == LedgerUse.Read && !SigningKey.IsIn(folder);
            if (!(isPassing ? SigningKey.Passing() : SigningKey.Load(folder)).Try(out var key, out var problem))
                return run.Fail(problem);
            if (isPassing)
                run.Error.WriteLine(run.Say("note: the ledger has no signing key; signed with one that is kept nowhere", "提示：账本没有签名密钥；使用不保存的临时密钥签名"));
            using (key)
                return await work(run, ledger, key);
        }, cancel, use);
    }

    /// <summary>Checkpoints kept outside, in the order given.</summary>
    internal static Outcome<List<Checkpoint>> ReadCheckpoints(IEnumerable<string>? files)
    {
        var outside = new List<Checkpoint>();
        foreach (var file in files ?? [])
        {
            if (!FileBytes.Read(file).Try(out var bytes, out var missing))
                return missing;
            if (Checkpoint.Parse(System.Text.Encoding.UTF8.GetString(bytes)) is not { } checkpoint)
                return AuditProblems.NoCheckpoint.With(("file", file));
            outside.Add(checkpoint);
        }

        return outside;
    }

    /// <summary>A public key, in the one form the ledger writes it: P-256, SubjectPublicKeyInfo in PEM, and nothing beside it.</summary>
    internal static Outcome<ECDsa> ReadKey(string? file, string pem)
    {
        if (file is not null)
        {
            if (!FileBytes.Read(file).Try(out var bytes, out var missing))
                return missing;
            pem = System.Text.Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n").TrimEnd('\n');
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.ExportParameters(false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value && key.ExportSubjectPublicKeyInfoPem() == pem)
                return key;
        }
        catch (Exception broken) when (broken is ArgumentException or CryptographicException)
        {
            // As any other text that is none.
        }

        key.Dispose();
        return AuditProblems.NoKey.With(("file", file ?? "the proof"));
    }

    private static Problem? Write(Run run, string? path, string text, bool ownerOnly = false, bool replaces = true) =>
        run.Write(path, ownerOnly, to => to.Write(System.Text.Encoding.UTF8.GetBytes(text)), replaces);

    private static int Print(Run run, Verification v, TimeSpan time)
    {
        var root = Convert.ToBase64String(v.Root);
        var megabytes = decimal.Round(v.Bytes / 1_000_000m, 1);
        if (run.Format == Format.Json)
        {
            run.Output.WriteLine(ReportJson.Text(VerificationJson.Of(v, run.IsSequencedByReader, time)));
        }
        else if (run.Format == Format.Csv)
        {
            run.Tables.Csv(["events", "streams", "lines", "bytes", "root"], [[$"{v.Events}", $"{v.Streams}", $"{v.Lines}", $"{v.Bytes}", root]]);
        }
        else
        {
            run.Output.WriteLine(run.Say(
                $"unaltered: {v.Events} events in {v.Streams} streams, {v.Lines} lines, {megabytes} MB recomputed; root {root}; {v.Checkpoints.Length} checkpoints continued",
                $"未被改动：{v.Streams} 个流、{v.Events} 个事件、{v.Lines} 行、{megabytes} MB 已重新计算；根 {root}；延续 {v.Checkpoints.Length} 个检查点"));
            if (run.IsSequencedByReader)
                run.Output.WriteLine(run.Say(
                    "sequence, leaves and tree were assigned by this reader of $all and are kept with its read models, not on the cluster: what was rewritten before it read shows against a checkpoint kept outside",
                    "序号、叶与树由 $all 的本读取端编定，与其读模型一同保存，不在集群上：读取之前的改写须以账本之外保存的检查点核对"));
        }

        return 0;
    }
}
