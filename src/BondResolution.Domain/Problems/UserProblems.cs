namespace BondResolution.Domain.Problems;

/// <summary>Users of the desk, their roles, passwords and tokens.</summary>
public static class UserProblems
{
    public static readonly ProblemKind Unknown = new("user.unknown", 1,
        "there is no user {name}", "没有用户 {name}",
        "See the list of users: on the page of users, or bondres user list", "请查看用户列表：用户页面或 bondres user list");

    public static readonly ProblemKind Exists = new("user.exists", 1,
        "there is a user {name} already", "用户 {name} 已存在",
        "Choose another name, or change the roles or the password of that user", "请换一个名称，或修改该用户的角色、密码");

    public static readonly ProblemKind BadName = new("user.bad-name", 2,
        "the name is not one of a user", "用户名不符合要求",
        "Use 1 to 32 of a-z, 0-9, point, low line and hyphen", "请使用 1 至 32 个字符：a-z、0-9、点、下划线、连字符");

    public static readonly ProblemKind BadPassword = new("user.bad-password", 2,
        "the password has {length} characters; 12 to 200 were expected", "密码有 {length} 个字符，应为 12 至 200 个",
        "Choose another; on the command line it is one line of standard input", "请另设密码；命令行从标准输入读取一行作为密码");

    public static readonly ProblemKind BadRoles = new("user.bad-roles", 2,
        "{roles} are no roles", "{roles} 不是角色列表",
        "Give one or more of viewer, analyst, clerk, approver, revealer and admin, with commas between", "请填写 viewer、analyst、clerk、approver、revealer、admin 中的一个或多个，以逗号分隔");

    public static readonly ProblemKind BadDays = new("user.bad-days", 2,
        "a token cannot be valid for {days} days; 1 to 3660 were expected", "令牌有效期不能为 {days} 天，应为 1 至 3660 天",
        "Give another number of days", "请另行指定天数");

    public static readonly ProblemKind BadBody = new("user.bad-body", 2,
        "the body is not the JSON of a user", "请求内容不是用户的 JSON",
        "Give an object with name, password and roles to add one, or with roles, disabled or password to change one, and nothing else", "新增用户请提供含 name、password、roles 的对象，修改请提供 roles、disabled 或 password，不要包含其他字段");

    public static readonly ProblemKind LastAdmin = new("user.last-admin", 1,
        "{name} is the last enabled admin", "{name} 是最后一个启用的管理员",
        "Make another user admin first", "请先将其他用户设为管理员");

    public static readonly ProblemKind OwnRoles = new("user.own-roles", 1,
        "nobody changes his own roles", "不能修改自己的角色",
        "Ask another admin", "请由其他管理员修改");

    public static readonly ProblemKind IsDisabled = new("user.disabled", 1,
        "user {name} is disabled", "用户 {name} 已停用",
        "Enable the user first: on the page of users, or bondres user enable {name}", "请先启用该用户：用户页面或 bondres user enable {name}");

    public static readonly ProblemKind NotHisRole = new("user.not-his-role", 1,
        "user {name} does not have the role {role}, so a token of his cannot have it", "用户 {name} 没有角色 {role}，其令牌也不能有",
        "Narrow the token to roles that its owner has", "令牌的角色只能从其所有者的角色中选择");

    public static readonly ProblemKind LinkUsed = new("user.link-used", 1,
        "this link makes the first user once, within 15 minutes; it was used, or is too old", "此链接只能在 15 分钟内使用一次以创建首个用户；它已被使用或已过期",
        "Sign in; where there is no user yet, start the server again for a new link", "请登录；如尚无用户，请重新启动服务以获得新链接");

    public static readonly ProblemKind NotReversible = new("user.not-reversible", 1,
        "what command {command} did to a user cannot be taken back", "命令 {command} 对用户的处理不能冲正",
        "Change the user again: roles, enabled or disabled", "请再次修改该用户：角色、启用或停用");

    public static readonly ProblemKind WithoutPassword = new("user.without-password", 0,
        "user {name} is recorded in the ledger and has no password here, so nobody can sign in by that name", "账本中有用户 {name}，但此处没有其密码，无法以该名称登录",
        "Set one: bondres user password {name}; the ledger was restored, or adding the user was cut off", "请设置密码：bondres user password {name}；账本系恢复所得，或添加该用户时被中断");
}
