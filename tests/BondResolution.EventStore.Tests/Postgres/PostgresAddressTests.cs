using BondResolution.EventStore.Postgres;
using Npgsql;

namespace BondResolution.EventStore.Tests.Postgres;

/// <summary>URIs of databases.</summary>
public class PostgresAddressTests
{
    [Theory]
    [InlineData("postgres://clerk@db.example:5433/bonds", "postgres://clerk@db.example:5433/bonds")]
    [InlineData("postgresql://clerk:p%40ss@db.example/bonds", "postgres://clerk@db.example:5432/bonds")]
    [InlineData("postgres://clerk@a,b:5433/bonds", "postgres://clerk@a,b:5433/bonds")]
    [InlineData("postgres://clerk@[::1]:5433/bonds", "postgres://clerk@::1:5433/bonds")]
    [InlineData("postgres://clerk@/bonds?host=/run/postgresql", "postgres://clerk@/run/postgresql:5432/bonds")]
    [InlineData("postgres://db/%E5%80%BA?user=%E5%8F%97%E6%89%98", "postgres://受托@db:5432/债")]
    public void A_uri_is_named_without_password_and_settings(string uri, string name) => Assert.Equal(name, PostgresAddress.Parse(uri).Value.Name);

    [Fact]
    public void Settings_are_those_of_Npgsql_and_of_PostgreSQLs_own_programs()
    {
        using var source = PostgresAddress.Parse("postgres://clerk:p%3Bw=1@db/bonds?sslmode=require&connect_timeout=3&Max_Pool_Size=7").Value.Connections("bondres");
        var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        Assert.Equal((SslMode.Require, 3, 7, "bondres"), (settings.SslMode, settings.Timeout, settings.MaxPoolSize, settings.SearchPath));
    }

    [Theory]
    [InlineData("postgres://")]
    [InlineData("postgres://db")]
    [InlineData("postgres://clerk:s3cret@db:port/bonds")]
    [InlineData("postgres://clerk:s3cret@db/bonds?no_such_setting=1")]
    [InlineData("postgres://clerk:s3cret@db/bonds?sslmode=s3cret")]
    public void What_is_no_address_is_refused_and_not_repeated(string uri)
    {
        var problem = PostgresAddress.Parse(uri).Problem!;
        Assert.Equal(("store.bad-address", 2), (problem.Code, problem.Kind.ExitCode));
        Assert.DoesNotContain("s3cret", problem.Message(chinese: false));
    }
}
