"""click.parser: words of a command line, made values of parameters."""

from click.exceptions import BadOptionUsage, NoArgsIsHelpError, NoSuchOption, UsageError


class _Parsing:
    """Parsing of a command."""

    def parse_args(self, ctx, args):
        from click.core import Option

        if not args and self.no_args_is_help:
            raise NoArgsIsHelpError(ctx)
        values, rest = self._split(ctx, args)
        rest = self._arguments(ctx, values, rest)
        order = sorted(self.get_params(), key=lambda param: param is not self._help)
        for param in order:
            if isinstance(param, Option):
                value = param.finish(values.get(param), ctx)
            else:
                value = param.finish(values.get(param), ctx)
            if param.expose_value:
                ctx.params[param.name] = value
        if rest and not self.allow_extra_args:
            s = "s" if len(rest) > 1 else ""
            raise UsageError(f"Got unexpected extra argument{s} ({' '.join(rest)})", ctx)
        ctx.args = rest
        return rest

    def _split(self, ctx, args):
        from click.core import Option

        table = {}
        for param in self.get_params():
            if isinstance(param, Option):
                for opt in param.opts:
                    table[opt] = (param, True)
                for opt in param.secondary:
                    table[opt] = (param, False)
        values, rest = {}, []
        args = list(args)
        while args:
            arg = args.pop(0)
            if arg == "--":
                rest.extend(args)
                break
            if arg.startswith("--") or arg in table:
                name, has, value = arg.partition("=")
                if name not in table:
                    raise NoSuchOption(name, possibilities=list(table), ctx=ctx)
                self._option(ctx, table[name], name, value if has else None, args, values)
            elif arg.startswith("-") and len(arg) > 1:
                at = 1
                while at < len(arg):
                    name = "-" + arg[at]
                    if name not in table:
                        raise NoSuchOption(name, ctx=ctx)
                    param = table[name][0]
                    if param.is_flag or param.count:
                        self._option(ctx, table[name], name, None, args, values)
                        at += 1
                        continue
                    inline = arg[at + 1 :]
                    self._option(ctx, table[name], name, inline or None, args, values)
                    break
            else:
                rest.append(arg)
                if self.allow_extra_args:
                    rest.extend(args)
                    break
        return values, rest

    def _option(self, ctx, entry, name, value, args, values):
        param, on = entry
        if param.is_flag:
            if value is not None:
                raise BadOptionUsage(f"Option {name!r} does not take a value.")
            value = on
        elif param.count:
            value = (values.get(param) or 0) + 1
        else:
            # One value may stand beside the option's name already.
            given = [] if value is None else [value]
            given += [args.pop(0) for _ in range(min(len(args), param.nargs - len(given)))]
            if len(given) < param.nargs:
                raise BadOptionUsage(
                    f"Option {name!r} requires an argument."
                    if param.nargs == 1
                    else f"Option {name!r} requires {param.nargs} arguments."
                )
            value = given[0] if param.nargs == 1 else tuple(given)
        values[param] = values.get(param, ()) + (value,) if param.multiple else value

    def _arguments(self, ctx, values, rest):
        from click.core import Argument

        wanted = [param for param in self.params if isinstance(param, Argument)]
        for at, param in enumerate(wanted):
            if param.nargs == -1:
                keep = sum(max(other.nargs, 1) for other in wanted[at + 1 :])
                count = max(len(rest) - keep, 0)
                values[param], rest = tuple(rest[:count]), rest[count:]
            elif rest:
                values[param], rest = (
                    (rest[0] if param.nargs == 1 else tuple(rest[: param.nargs])),
                    rest[param.nargs :],
                )
        return rest
