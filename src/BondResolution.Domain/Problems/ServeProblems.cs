namespace BondResolution.Domain.Problems;

/// <summary>Why the desk cannot be served.</summary>
public static class ServeProblems
{
    public static readonly ProblemKind BadAddress = new("serve.bad-address", 2,
        "cannot listen at {url}: {reason}", "无法在 {url} 监听：{reason}",
        "Give --urls addresses of this machine such as http://127.0.0.1:8420, https with --certificate, or say --behind-proxy",
        "请以 --urls 给出本机地址，例如 http://127.0.0.1:8420；对外请使用 https 及 --certificate，或注明 --behind-proxy");

    public static readonly ProblemKind AddressTaken = new("serve.address-taken", 4,
        "cannot listen at {url}: {reason}", "无法在 {url} 监听：{reason}",
        "Give another address with --urls; port 0 takes a free one", "请以 --urls 另给地址；端口 0 表示任选空闲端口");

    public static readonly ProblemKind BadCertificate = new("serve.bad-certificate", 2,
        "the certificate {file} cannot be used: {reason}", "证书 {file} 无法使用：{reason}",
        "Give PEM files: --certificate with the chain, --certificate-key with its key", "请提供 PEM 文件：--certificate 为证书链，--certificate-key 为私钥");
}
