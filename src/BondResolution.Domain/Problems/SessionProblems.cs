namespace BondResolution.Domain.Problems;

/// <summary>Who sends a request to the desk, and whether that is allowed.</summary>
public static class SessionProblems
{
    public static readonly ProblemKind Missing = new("session.missing", 1,
        "nobody is signed in", "尚未登录",
        "Sign in at /login, or send Authorization: Bearer TOKEN with a token that is valid", "请在 /login 登录，或以 Authorization: Bearer 令牌 发送有效令牌");

    public static readonly ProblemKind NoToken = new("session.no-token", 1,
        "who proposes or decides is a user of the desk, by a token that is valid; there is none in BONDRES_TOKEN", "提议与处理须由用户凭有效令牌进行；BONDRES_TOKEN 中没有有效令牌",
        "Make one with bondres user token, and put it into BONDRES_TOKEN", "请用 bondres user token 生成令牌，并写入 BONDRES_TOKEN");

    public static readonly ProblemKind Forbidden = new("session.forbidden", 1,
        "this needs the role {roles}", "此操作需要角色 {roles}",
        "Ask an admin for the role", "请向管理员申请该角色");

    public static readonly ProblemKind Stale = new("session.stale", 1,
        "this needs a password that was given within the last 15 minutes", "此操作需要最近 15 分钟内输入过密码",
        "Give the password again: POST /login/again", "请再次输入密码：POST /login/again");

    public static readonly ProblemKind Refused = new("session.refused", 1,
        "name or password is wrong", "用户名或密码错误",
        "Check both; an admin can set another password", "请核对两者；管理员可以重设密码");

    public static readonly ProblemKind TooMany = new("session.too-many", 1,
        "too many sign-ins failed from this address; the next is looked at in {seconds} seconds", "该地址登录失败次数过多，{seconds} 秒后方可再试",
        "Wait, and check name and password", "请稍候，并核对用户名与密码");

    public static readonly ProblemKind OtherSite = new("session.other-site", 1,
        "the request does not come from a page of this desk", "该请求不是由本系统的页面发出",
        "Open the page again and repeat what you did; a program sends a token instead of a cookie", "请重新打开页面后再操作；程序请使用令牌而非 Cookie");

    public static readonly ProblemKind OtherHost = new("session.other-host", 2,
        "the desk does not answer to this name", "本服务不以此主机名提供访问",
        "Use an address that it listens on, or name the host with --host", "请使用其监听的地址，或以 --host 指定主机名");
}
