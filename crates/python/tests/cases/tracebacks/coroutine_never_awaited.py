"""A coroutine that is called and not awaited."""


async def main():
    print("never")


main()
print("on")
main()
await_me = main()
await_me.close()
