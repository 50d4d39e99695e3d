namespace BondResolution.Domain.Problems;

/// <summary>What the desk refuses before a command is read, or a question asked.</summary>
public static class DeskProblems
{
    public static readonly ProblemKind NotUploaded = new("file.not-uploaded", 2,
        "the command names the file {file}, which did not come with the request", "命令引用的文件 {file} 未随请求上传",
        "Send it as a part of the same request, under that name", "请在同一请求中以该名称上传该文件");

    public static readonly ProblemKind NotNamed = new("file.not-named", 2,
        "the file {file} came with the request, and no field of the command names it", "随请求上传的文件 {file} 未被命令的任何字段引用",
        "Name it in the field it is for, or leave it out", "请在相应字段中填写该文件名，或不要上传");

    public static readonly ProblemKind TwoIds = new("command.two-ids", 2,
        "the request gives the command the id {key}, and the command itself says {id}", "请求为命令指定的编号为 {key}，命令自身的编号为 {id}",
        "Give one of the two", "请只给出其中之一");

    public static readonly ProblemKind UnknownParameter = new("http.unknown-parameter", 2,
        "there is no parameter {parameter} here", "此处没有参数 {parameter}",
        "Its parameters are: {known}", "可用参数：{known}");

    public static readonly ProblemKind BadParameter = new("http.bad-parameter", 2,
        "{parameter} is {value}; {expected} was expected", "{parameter} 为 {value}；应为 {expected}",
        "Correct the parameter", "请更正该参数");

    public static readonly ProblemKind BadBody = new("http.bad-body", 2,
        "the body of the request cannot be read: {reason}", "请求正文无法读取：{reason}",
        "Send one command object as JSON, or multipart/form-data with a part named command", "请发送一个 JSON 命令对象，或包含 command 部分的 multipart/form-data");

    public static readonly ProblemKind TooLarge = new("http.too-large", 2,
        "the request is larger than the {most} bytes that are taken", "请求超过可接收的 {most} 字节",
        "Send less at once", "请减少一次发送的内容");

    public static readonly ProblemKind WrongKind = new("http.wrong-kind", 2,
        "the request's content is {kind}; application/json or multipart/form-data was expected", "请求内容类型为 {kind}；应为 application/json 或 multipart/form-data",
        "Send a command as JSON, or as a form with its files", "请以 JSON 发送命令，或以表单连同文件发送");

    public static readonly ProblemKind NoRoute = new("http.no-route", 1,
        "there is nothing at {path}", "{path} 处没有内容",
        "GET /api/v1/openapi/v1.json lists every route", "GET /api/v1/openapi/v1.json 列出全部路径");

    public static readonly ProblemKind Crowded = new("http.crowded", 1,
        "{most} requests are under way, which is as many as are answered at once", "正在处理 {most} 个请求，已达同时处理上限",
        "Ask again in {seconds} s", "请在 {seconds} 秒后重试");

    public static readonly ProblemKind NotAllowed = new("http.not-allowed", 1,
        "this needs the role {needed}", "此操作需要角色 {needed}",
        "Ask whoever keeps the desk's users", "请联系用户管理员");

    public static readonly ProblemKind UnknownJob = new("job.unknown", 1,
        "there is no job {id} of yours", "没有属于您的任务 {id}",
        "Jobs are kept for an hour after they end, and only who started one sees it", "任务结束后保留一小时，仅启动者可见");
}
