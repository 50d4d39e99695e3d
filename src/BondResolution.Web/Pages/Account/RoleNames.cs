using BondResolution.Application.Desk;

namespace BondResolution.Web.Pages.Account;

/// <summary>The roles in words.</summary>
internal static class RoleNames
{
    public static string Say(Role role, bool chinese) => role switch
    {
        Role.Viewer => chinese ? "查阅人" : "viewer",
        Role.Analyst => chinese ? "分析员" : "analyst",
        Role.Clerk => chinese ? "记录员" : "clerk",
        Role.Approver => chinese ? "审批人" : "approver",
        Role.Revealer => chinese ? "个人信息查看人" : "revealer",
        _ => chinese ? "管理员" : "admin"
    };

    public static string May(Role role, bool chinese) => role switch
    {
        Role.Viewer => chinese ? "查阅全部内容（个人信息脱敏），验证、取证、导出" : "read everything, people masked; verify, prove, export",
        Role.Analyst => chinese ? "同查阅人；预览命令、试算偿付、提交审批" : "as viewer; preview commands, compute payments, propose",
        Role.Clerk => chinese ? "同分析员；记录" : "as analyst; record",
        Role.Approver => chinese ? "同查阅人；审批他人提交的事项" : "as viewer; decide what others proposed",
        Role.Revealer => chinese ? "同查阅人；注明理由后查看个人信息，理由先行记录" : "as viewer; see a person's data with a reason, which is recorded before",
        _ => chinese ? "管理用户；本身不查阅案件" : "users; reads no case by itself"
    };
}
